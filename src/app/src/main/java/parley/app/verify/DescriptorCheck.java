package parley.app.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.Descriptor;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.PluginSet;
import parley.app.plugins.RejectedPlugin;

/** Whether the jar can be loaded beside the plugins that are here. None of its code runs. */
final class DescriptorCheck implements Check {
    private static final Finding NATIVE_ACCESS = Finding.note("it asks for native access: a fault in the code that it calls"
            + " outside Java ends the whole program", List.of());

    @Override
    public String name() {
        return "descriptor";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return Optional.empty();
    }

    @Override
    public List<Finding> run(Trial trial) {
        PluginSet set = trial.loader().load(trial.pluginFolders());
        Optional<LoadedPlugin> plugin = set.plugins().stream().filter(p -> p.jar().equals(trial.jar())).findFirst();
        if (plugin.isEmpty()) {
            return List.of(Finding.failed("the jar cannot be loaded:", set.rejected().stream()
                    .filter(p -> p.jar().equals(trial.jar())).map(RejectedPlugin::faults).flatMap(List::stream).toList()));
        }
        List<String> ids = plugin.get().descriptor().requiredIds();
        List<LoadedPlugin> required = set.plugins().stream().filter(p -> ids.contains(p.id())).toList();
        trial.loaded(plugin.get(), required);
        Finding loaded = Finding.ok(title(plugin.get(), required));
        return plugin.get().descriptor().nativeAccess() ? List.of(loaded, NATIVE_ACCESS) : List.of(loaded);
    }

    private static String title(LoadedPlugin plugin, List<LoadedPlugin> required) {
        Descriptor descriptor = plugin.descriptor();
        String halves = Stream.of("server", "shell")
                .filter(side -> plugin.has(side.equals("server") ? ServerPlugin.class : ClientPlugin.class))
                .collect(Collectors.joining(" and the "));
        String beside = required.stream().map(p -> p.id() + " " + p.descriptor().version()).collect(Collectors.joining(", "));
        return descriptor.id() + " " + descriptor.version() + ", for the " + halves
                + (beside.isEmpty() ? "" : ", on top of " + beside);
    }
}
