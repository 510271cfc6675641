package parley.app.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.api.server.PluginState.Phase;

/** Says in words what a change did to the plugins that run. */
final class ChangeReport {
    private final Map<String, LoadedPlugin> before;
    private final Map<String, LoadedPlugin> after;

    /** Compares what ran before with what runs after, each by id. */
    ChangeReport(Map<String, LoadedPlugin> before, Map<String, LoadedPlugin> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A line for each plugin that is not as it was.
     *
     * @param known every plugin that is there now, by id
     */
    List<String> lines(Map<String, KnownPlugin> known) {
        List<String> lines = new ArrayList<>();
        before.forEach((id, plugin) -> {
            if (!after.containsKey(id)) {
                lines.add(title(plugin) + ended(known.get(id)));
            }
        });
        after.forEach((id, plugin) -> {
            LoadedPlugin old = before.get(id);
            if (old != plugin) {
                lines.add(title(plugin) + (old == null ? " is loaded." : changed(old, plugin)));
            }
        });
        return lines;
    }

    static String title(LoadedPlugin plugin) {
        return "Plugin " + plugin.id() + " " + plugin.descriptor().version();
    }

    private static String ended(KnownPlugin now) {
        if (now == null) {
            return " is removed: its jar is gone.";
        }
        return now.phase() == Phase.DISABLED ? " is disabled: " + now.reason() + "." : " runs no longer.";
    }

    private String changed(LoadedPlugin old, LoadedPlugin plugin) {
        String version = old.descriptor().version();
        if (!old.contents().equals(plugin.contents())) {
            return version.equals(plugin.descriptor().version()) ? " is loaded again." : " replaces " + version + ".";
        }
        return plugin.descriptor().requiredIds().stream().filter(id -> before.get(id) != after.get(id))
                .collect(Collectors.joining(" and ", " is started again, because it requires ", "."));
    }
}
