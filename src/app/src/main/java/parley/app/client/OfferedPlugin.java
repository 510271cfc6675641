package parley.app.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.app.plugins.Descriptor;
import parley.wire.Protocol;

/**
 * A plugin that a server offers, in the server's words: nothing of it is known to be so yet.
 *
 * @param id          its name, which a descriptor may have
 * @param version     its own, which a descriptor may have
 * @param size        of its jar in bytes, 1 to {@link Protocol#LARGEST_PLUGIN}
 * @param sha256      of its jar, 64 lower-case hexadecimal digits
 * @param description what it is for
 */
record OfferedPlugin(String id, String version, int size, String sha256, String description) {
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_DESCRIPTION = 200;

    /** The one that a row of the server describes; empty if the row is none, or the jar would be too large. */
    static Optional<OfferedPlugin> of(List<String> row) {
        if (row.size() < 5 || !Descriptor.isId(row.get(0)) || !Descriptor.isVersion(row.get(1))
                || !SIZE.matcher(row.get(2)).matches() || !isHash(row.get(3))) {
            return Optional.empty();
        }
        int size = Integer.parseInt(row.get(2));
        String description = row.get(4);
        int shown = description.offsetByCodePoints(0, Math.min(LONGEST_DESCRIPTION,
                description.codePointCount(0, description.length())));
        return size > Protocol.LARGEST_PLUGIN ? Optional.empty()
                : Optional.of(new OfferedPlugin(row.get(0), row.get(1), size, row.get(3), description.substring(0, shown)));
    }

    /** Whether a text is an SHA-256 as it is written here. */
    static boolean isHash(String text) {
        return SHA256.matcher(text).matches();
    }

    /** Id and version, for people. */
    String title() {
        return id + " " + version;
    }

    /** The size, for people. */
    String bytes() {
        return String.format(Locale.ENGLISH, "%,d bytes", size);
    }
}
