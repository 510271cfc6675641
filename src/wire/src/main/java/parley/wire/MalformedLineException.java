package parley.wire;

/** A line that does not follow the grammar; the text says where, for the one who sent it. */
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What an answer to the line is to carry. */
    private final String label;

    /** With what was wrong, in a line without a label. */
    public MalformedLineException(String text) {
        this(text, "");
    }

    /** With what was wrong, and the label of the line; empty if it has none. */
    public MalformedLineException(String text, String label) {
        super(text, null, false, false);
        this.label = label;
    }

    /** The label of the line; empty if it has none, or has no sound one. */
    public String label() {
        return label;
    }
}
