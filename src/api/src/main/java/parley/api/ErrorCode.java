package parley.api;

/** Why a command did not do what it was asked; each code tells the caller what would help. */
public enum ErrorCode {
    /** The line does not fit the command's arguments. */
    USAGE(Remedy.FIX_INPUT),
    /** An argument has a value that cannot be. */
    INVALID(Remedy.FIX_INPUT),
    /** A command, user or group of that name does not exist. */
    UNKNOWN(Remedy.FIX_INPUT),
    /** It exists or is done already. */
    CONFLICT(Remedy.FIX_INPUT),
    /** The user whom it takes is not logged in. */
    OFFLINE(Remedy.WAIT),
    /** The caller has to log in first. */
    LOGIN(Remedy.LOG_IN),
    /** The caller may not do this. */
    DENIED(Remedy.ASK_OWNER),
    /** Too many, too long or too fast: the text names the limit. */
    LIMIT(Remedy.WAIT),
    /** For a stated time this is not possible. */
    WAIT(Remedy.WAIT),
    /** A fault of the program; the text holds the id under which the log has the details. */
    INTERNAL(Remedy.ASK_OWNER);

    /** What the caller can do about a refusal. */
    public enum Remedy {
        /** Change the line and send it again. */
        FIX_INPUT,
        /** Log in, then send it again. */
        LOG_IN,
        /** Send the same line again later. */
        WAIT,
        /** Nothing; the server's owner can. */
        ASK_OWNER
    }

    private final Remedy remedy;

    ErrorCode(Remedy remedy) {
        this.remedy = remedy;
    }

    /** What the caller can do about it. */
    public Remedy remedy() {
        return remedy;
    }
}
