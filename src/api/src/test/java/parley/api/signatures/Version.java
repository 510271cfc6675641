package parley.api.signatures;

import java.util.Comparator;

/** A version of the API. */
record Version(int major, int minor) implements Comparable<Version> {
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

    /** Reads {@code 2.0}; throws {@link NumberFormatException} for anything else. */
    static Version of(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new NumberFormatException("'" + text + "' is not a version such as 2.0");
        }
        return new Version(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /** After something was added. */
    Version nextMinor() {
        return new Version(major, minor + 1);
    }

    /** After something was removed or changed. */
    Version nextMajor() {
        return new Version(major + 1, 0);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
