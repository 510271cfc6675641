package parley.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.api.Setting;
import parley.api.Settings;

/** The settings of one plugin: of those given to all, the ones whose names begin with its id and a dot. Thread-safe. */
final class PluginSettings implements Settings {
    private final String plugin;
    private final Map<String, String> given;
    private final Map<String, Setting<?>> asked = new LinkedHashMap<>();

    PluginSettings(String plugin, Map<String, String> given) {
        this.plugin = plugin;
        this.given = given;
    }

    @Override
    public <T> T get(Setting<T> setting) {
        synchronized (this) {
            asked.put(setting.name(), setting);
        }
        String value = given.get(plugin + "." + setting.name());
        return value == null ? setting.otherwise() : setting.read(plugin, value);
    }

    /** Those that the plugin asked for, in that order. */
    synchronized List<Setting<?>> asked() {
        return List.copyOf(asked.values());
    }
}
