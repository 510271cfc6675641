package parley.app.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.api.Api;

/**
 * How a plugin describes itself in {@value #PATH}.
 *
 * @param id           its name in settings, logs and folders: lower-case letters, digits and hyphens, 1 to 32 of them
 * @param version      its own version
 * @param api          the version of {@code parley.api} that it was built against
 * @param description  what it is for, in one line
 * @param requires     the plugins that it needs, whose exported packages it sees; each once, in the order given
 * @param exports      the packages that plugins which require it see, by name; empty if the descriptor names none
 * @param nativeAccess whether it calls code outside Java, in which a fault ends the whole program
 * @param author       who wrote it
 * @param license      under which terms it may be used
 * @param url          where people find more about it
 */
public record Descriptor(String id, String version, String api, String description, List<Requirement> requires,
                         List<String> exports, boolean nativeAccess, Optional<String> author, Optional<String> license,
                         Optional<String> url) {
    /** Where it stands in the jar. */
    public static final String PATH = "META-INF/parley/plugin.properties";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,31}");
    private static final Pattern API = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");

    /** Keeps copies of the lists. */
    public Descriptor {
        requires = List.copyOf(requires);
        exports = List.copyOf(exports);
    }

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
        List<Requirement> requires = requires(id, keys, faults);
        List<String> exports = exports(keys, faults);
        Descriptor descriptor = new Descriptor(id, version, api, description, requires, exports,
                flag("native-access", keys, faults), line("author", keys, faults), line("license", keys, faults),
                line("url", keys, faults));
        return faults.size() > before ? Optional.empty() : Optional.of(descriptor);
    }

    /** Whether a text can be a plugin's id: 1 to 32 lower-case letters, digits and hyphens, a letter first. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether a text can be a plugin's own version. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** The ids of the plugins that it requires. */
    public List<String> requiredIds() {
        return requires.stream().map(Requirement::id).toList();
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

    private static Optional<String> line(String key, Map<String, String> keys, List<String> faults) {
        String value = keys.getOrDefault(key, "").strip();
        if (value.lines().count() > 1) {
            faults.add("The '" + key + "' in its descriptor has several lines: give one, or leave it out.");
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static boolean flag(String key, Map<String, String> keys, List<String> faults) {
        String value = keys.getOrDefault(key, "false").strip();
        if (!value.equals("true") && !value.equals("false")) {
            faults.add("The '" + key + "' in its descriptor is '" + value + "': give true, or leave it out.");
        }
        return value.equals("true");
    }

    private static List<String> elements(String key, Map<String, String> keys) {
        String value = keys.getOrDefault(key, "").strip();
        return value.isEmpty() ? List.of() : Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private static List<Requirement> requires(String self, Map<String, String> keys, List<String> faults) {
        List<Requirement> requires = new ArrayList<>();
        for (String element : elements("requires", keys)) {
            Optional<Requirement> requirement = Requirement.of(element);
            if (requirement.isEmpty()) {
                faults.add("Its descriptor requires '" + element + "': give the id of a plugin, with the lowest version"
                        + " that will do if it matters, such as " + Requirement.EXAMPLE + ".");
            } else if (requirement.get().id().equals(self)) {
                faults.add("Its descriptor requires '" + element + "', which is the plugin itself: leave it out.");
            } else if (requires.stream().anyMatch(other -> other.id().equals(requirement.get().id()))) {
                faults.add("Its descriptor requires " + requirement.get().id() + " twice: name it once.");
            } else {
                requires.add(requirement.get());
            }
        }
        return requires;
    }

    private static List<String> exports(Map<String, String> keys, List<String> faults) {
        List<String> exports = elements("exports", keys);
        exports.stream().filter(name -> !PACKAGE.matcher(name).matches())
                .forEach(name -> faults.add("Its descriptor exports '" + name + "': give the name of a package, such as"
                        + " 'parley.groups.api'."));
        return exports.stream().distinct().sorted().toList();
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
