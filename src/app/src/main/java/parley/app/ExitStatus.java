package parley.app;

/** How the program ends. */
enum ExitStatus {
    /** It did what was asked. */
    OK(0),
    /** It could not; a line on the standard error output says why. */
    FAILED(1),
    /** What was asked is none of what it does, and nothing is running. */
    USAGE(2);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** What the operating system gets. */
    int code() {
        return code;
    }
}
