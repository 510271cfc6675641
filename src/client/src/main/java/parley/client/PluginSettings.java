package parley.client;

import java.util.Map;
import parley.api.Setting;
import parley.api.Settings;

/** The settings of one plugin, out of all: those whose key begins with its id and a dot. */
record PluginSettings(String id, Map<String, String> all) implements Settings {
    @Override
    public <T> T get(Setting<T> setting) {
        String value = all.get(id + "." + setting.name());
        return value == null ? setting.otherwise() : setting.read(id, value);
    }
}
