package parley.app.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.api.Api;

/**
 * How a plugin describes itself in {@value #PATH}.
 *
 * @param id          its name in settings, logs and folders: lower-case letters, digits and hyphens, 1 to 32 of them
 * @param version     its own version, for people
 * @param api         the version of {@code parley.api} that it was built against
 * @param description what it is for, in one line
 */
public record Descriptor(String id, String version, String api, String description) {
    /** Where it stands in the jar. */
    public static final String PATH = "META-INF/parley/plugin.properties";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,31}");
    private static final Pattern API = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    /**
     * Reads the keys of a descriptor; keys that it does not know are left alone.
     *
     * @param faults gets a sentence for each thing that is wrong
     * @return empty if anything is wrong
     */
    static Optional<Descriptor> of(Map<String, String> keys, List<String> faults) {
        int before = faults.size();
        String id = matching("id", ID, "lower-case letters, digits and '-', such as 'wave'", keys, faults);
        String version = matching("version", VERSION, "a version such as 1.0.0", keys, faults);
        String api = matching("api", API, "a version of the API such as " + Api.version(), keys, faults);
        requireApi(api, faults);
        String description = keys.getOrDefault("description", "").strip();
        if (description.isEmpty() || description.lines().count() != 1) {
            faults.add("Its descriptor needs a 'description' of one line.");
        }
        return faults.size() > before ? Optional.empty() : Optional.of(new Descriptor(id, version, api, description));
    }

    private static String matching(String key, Pattern form, String expected, Map<String, String> keys,
                                   List<String> faults) {
        String value = keys.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            faults.add("Its descriptor has no '" + key + "': give " + expected + ".");
        } else if (!form.matcher(value).matches()) {
            faults.add("The '" + key + "' in its descriptor is '" + value + "': give " + expected + ".");
        }
        return value;
    }

    private static void requireApi(String api, List<String> faults) {
        Matcher version = API.matcher(api);
        if (!version.matches()) {
            return; // reported already
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (Api.runs(major, minor)) {
            return;
        }
        boolean newer = major > Api.MAJOR || major == Api.MAJOR && minor > Api.MINOR;
        faults.add("It was built against API " + api + ", and this Parley has API " + Api.version() + ": "
                + (newer ? "update Parley, or build it against " + Api.version() + "." : "get a newer version of it."));
    }
}
