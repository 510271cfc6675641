package parley.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Option;

/** What several commands take. */
final class CommonOptions {
    /** The drop folder. */
    static final Option<Path> PLUGINS = new Option<>("--plugins", "DIR", Format.folder(),
            "take plugins from this folder too; the same id replaces what comes with Parley (./plugins, if it is"
                    + " there)");
    /** A setting of a plugin. */
    static final Option<Map.Entry<String, String>> SET = new Option<>("--set", "ID.NAME=VALUE", Format.setting(),
            "a setting of the plugin with that id; may be repeated");
    /** Leave to go unencrypted. */
    static final Option<String> PLAIN_TEXT = Option.toggle("--plain-text",
            "allow connections that are not encrypted; today none is, with or without this");

    private CommonOptions() {}

    /** The folders with plugins, in the order of their rank. */
    static List<Path> pluginFolders(CommandLine line, Installation installation) {
        return List.of(installation.plugins(), line.get(PLUGINS).orElse(Path.of("plugins")));
    }

    /** The settings of plugins; of two for one name the later counts. */
    static Map<String, String> settings(CommandLine line) {
        Map<String, String> settings = new HashMap<>();
        line.all(SET).forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        return settings;
    }
}
