package parley.app.plugins;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A plugin that another one needs.
 *
 * @param id    of the plugin that is needed
 * @param least the lowest version of it that will do, in dotted numbers; any later one of the same major version will do
 *              as well, and if it is absent every version will
 */
public record Requirement(String id, Optional<String> least) {
    /** How a descriptor writes one. */
    static final String EXAMPLE = "'groups' or 'groups@1.0'";

    private static final Pattern LEAST = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}");

    /** Empty if the text is none. */
    static Optional<Requirement> of(String text) {
        String[] parts = text.split("@", -1);
        boolean versioned = parts.length == 2;
        boolean well = parts.length <= 2 && Descriptor.isId(parts[0])
                && (!versioned || LEAST.matcher(parts[1]).matches());
        return well ? Optional.of(new Requirement(parts[0], versioned ? Optional.of(parts[1]) : Optional.empty()))
                : Optional.empty();
    }

    /** Whether a plugin of that version will do; one that does not begin with a number only if every version does. */
    public boolean isMetBy(String version) {
        if (least.isEmpty()) {
            return true;
        }
        VersionNumber lowest = VersionNumber.of(least.get()).orElseThrow();
        return VersionNumber.of(version).filter(v -> v.major().equals(lowest.major()) && v.compareTo(lowest) >= 0)
                .isPresent();
    }

    /** As a descriptor writes it. */
    @Override
    public String toString() {
        return id + least.map(version -> "@" + version).orElse("");
    }
}
