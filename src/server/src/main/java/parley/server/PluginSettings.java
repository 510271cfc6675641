package parley.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.api.Setting;
import parley.api.Settings;

/** The settings of one plugin: of those given to all, the ones whose names begin with its id and a dot. Thread-safe. */
final class PluginSettings implements Settings {
    private final String plugin;
    private final Map<String, String> given;
    private final Map<String, Setting<?>> asked = Collections.synchronizedMap(new LinkedHashMap<>());

    PluginSettings(String plugin, Map<String, String> given) {
        this.plugin = plugin;
        this.given = given;
    }

    @Override
    public <T> T get(Setting<T> setting) {
        asked.put(setting.name(), setting);
        String value = given.get(plugin + "." + setting.name());
        return value == null ? setting.otherwise() : setting.read(plugin, value);
    }

    /** What was asked for, a row each: name, value, what it is for. */
    List<List<String>> rows() {
        synchronized (asked) {
            return asked.values().stream().map(setting -> List.of(setting.name(),
                    given.getOrDefault(plugin + "." + setting.name(), setting.otherwiseTyped()), setting.summary()))
                    .toList();
        }
    }

    /** The names of settings that were given to the plugin and that it did not ask for. */
    List<String> unknown() {
        return given.keySet().stream().filter(name -> name.startsWith(plugin + "."))
                .map(name -> name.substring(plugin.length() + 1)).filter(name -> !asked.containsKey(name)).sorted().toList();
    }
}
