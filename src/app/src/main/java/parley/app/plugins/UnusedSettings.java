package parley.app.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.api.Setting;

/** Settings that were given and that nobody will look at. */
public final class UnusedSettings {
    private UnusedSettings() {}

    /**
     * A line for people for each.
     *
     * @param given the names of settings, {@code ID.NAME}
     * @param here  the plugins that were found
     * @param asked what each plugin asked for, by its id; one that is not in it may ask elsewhere, so nothing is said of it
     */
    public static List<String> lines(Collection<String> given, Collection<KnownPlugin> here,
                                     Map<String, List<Setting<?>>> asked) {
        return given.stream().sorted().flatMap(name -> why(name, here, asked).stream()
                .map(why -> "Setting " + name + " has no effect: " + why)).toList();
    }

    private static Optional<String> why(String given, Collection<KnownPlugin> here, Map<String, List<Setting<?>>> asked) {
        String[] parts = given.split("\\.", 2);
        if (here.stream().noneMatch(plugin -> plugin.id().equals(parts[0]))) {
            return Optional.of("there is no such plugin.");
        }
        boolean used = !asked.containsKey(parts[0])
                || asked.get(parts[0]).stream().anyMatch(setting -> setting.name().equals(parts[1]));
        return used ? Optional.empty() : Optional.of("the plugin has no such setting.");
    }
}
