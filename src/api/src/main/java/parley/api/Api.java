package parley.api;

/** The version of this API, which a plugin names as {@code api} in its descriptor. */
public final class Api {
    /** Raised when something that plugins compile against changes incompatibly. */
    public static final int MAJOR = 2;
    /** Raised when something is added. */
    public static final int MINOR = 0;

    private Api() {}

    /** The version as a descriptor writes it, for example {@code 2.0}. */
    public static String version() {
        return MAJOR + "." + MINOR;
    }

    /**
     * Says whether a plugin that was built against {@code major.minor} runs here: the same major version, and a minor
     * version that is not newer than this one.
     */
    public static boolean runs(int major, int minor) {
        return major == MAJOR && minor >= 0 && minor <= MINOR;
    }
}
