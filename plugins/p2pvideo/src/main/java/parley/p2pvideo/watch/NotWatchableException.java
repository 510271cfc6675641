package parley.p2pvideo.watch;

/** A file that no browser shows. */
public final class NotWatchableException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says to the user what it is and what can be watched. */
    public NotWatchableException(String text) {
        super(text);
    }
}
