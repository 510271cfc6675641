package parley.app.options;

/** A command line that cannot be carried out; the text is one line that names what was wrong and what is expected. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    /** With that text. */
    public UsageException(String message) {
        super(message);
    }
}
