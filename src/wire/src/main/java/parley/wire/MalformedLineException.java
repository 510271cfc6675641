package parley.wire;

/** A line that does not follow the grammar; the text says where, for the one who sent it. */
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what was wrong. */
    public MalformedLineException(String text) {
        super(text, null, false, false);
    }
}
