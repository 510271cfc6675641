package parley.app.newplugin;

import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is named after a new plugin.
 *
 * @param id          the plugin's, which is that of its command, too: {@code dice-roll}
 * @param packageName of its classes, and of its module: {@code diceroll}
 */
public record Names(String id, String packageName) {
    private static final Pattern OTHERS = Pattern.compile("(java|javax|jdk|parley)(\\..*)?");
    private static final String KIND_ENDING = "-COLOUR";
    private static final String VERB_ENDING = "SHOWN";
    /** Of a kind of argument, and of the verb of an event. */
    private static final int LONGEST = 32;

    /** The package of a plugin whose author names none: its id without hyphens. */
    public static String packageOf(String id) {
        return id.replace("-", "");
    }

    /** What is wrong with the package, in words that follow its name; empty if nothing is. */
    public Optional<String> fault() {
        if (OTHERS.matcher(packageName).matches()) {
            return Optional.of("is the JDK's or Parley's own");
        }
        try {
            ModuleDescriptor.newModule(packageName);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("has a word of the language Java in it");
        }
    }

    /** What the templates call them. */
    Map<String, String> values() {
        String capitals = id.toUpperCase(Locale.ROOT);
        return Map.of("id", id, "package", packageName, "folder", packageName.replace('.', '/'), "Class", className(),
                "KIND", begin(capitals, KIND_ENDING) + KIND_ENDING,
                "VERB", begin(capitals.replace("-", ""), VERB_ENDING) + VERB_ENDING);
    }

    private String className() {
        return Arrays.stream(id.split("-+")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String begin(String name, String ending) {
        return name.substring(0, Math.min(name.length(), LONGEST - ending.length()));
    }
}
