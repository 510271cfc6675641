package parley.app.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.api.CommandException;
import parley.api.server.PluginState;
import parley.api.server.Plugins;
import parley.app.plugins.KnownPlugin;
import parley.app.plugins.LivePlugins;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.UnusedSettings;
import parley.server.Server;

/**
 * The plugins of a server, which come and go with the jars in its folders. {@link #close} it before the server, and the loader
 * after it.
 */
public final class ServerPlugins implements Plugins, AutoCloseable {
    private final Server server;
    private volatile LivePlugins live; // set once, as soon as the first plugins were started

    private ServerPlugins(Server server) {
        this.server = server;
    }

    /**
     * Starts those that lie in the folders now, then goes on looking.
     *
     * @param folders  in the order of their rank, the highest last
     * @param disabled the file that keeps which of them an administrator disabled
     * @param given    the names of settings that were given, {@code ID.NAME}
     * @param reports  gets lines for people
     * @throws BadSettingException if a setting that was given has a value that its plugin does not take
     */
    public static ServerPlugins start(Server server, PluginLoader loader, List<Path> folders, Path disabled,
                                      Collection<String> given, Consumer<String> reports) throws BadSettingException {
        ServerPlugins plugins = new ServerPlugins(server);
        server.controlledBy(plugins);
        ServerTarget target = new ServerTarget(server, given);
        plugins.live = LivePlugins.start(loader, folders, target, disabled, reports, LivePlugins.INTERVAL);
        server.givesUpBy((id, reason) ->
                plugins.live.disabled(id, reason + "; /plugins enable " + id + " starts it again"));
        Optional<BadSettingException> bad = target.badSetting();
        if (bad.isPresent()) {
            plugins.close();
            throw bad.get();
        }
        // What a plugin that runs has no use for, the server told already.
        UnusedSettings.lines(given, plugins.live.all(), Map.of()).forEach(reports);
        return plugins;
    }

    /**
     * Offers the jars of these for download from now on, as they run.
     *
     * @param reports gets lines for people
     * @throws BadOfferException if there is no plugin of one of these ids, or one that runs has no half for the client or is
     *         too large
     */
    void offer(Set<String> ids, Consumer<String> reports) throws BadOfferException {
        for (String id : new TreeSet<>(ids)) {
            if (live.find(id).isEmpty()) {
                throw new BadOfferException("Plugin " + id + " cannot be offered: there is none of that id. These are here: "
                        + live.all().stream().map(KnownPlugin::id).collect(Collectors.joining(", ")) + ".");
            }
        }
        OfferedPlugins offered = new OfferedPlugins(server, ids, reports);
        live.follow(offered::become);
        if (offered.unfit().isPresent()) {
            throw new BadOfferException(offered.unfit().get());
        }
    }

    @Override
    public List<PluginState> all() {
        Map<String, PluginState> running = server.pluginStates().stream()
                .collect(Collectors.toMap(PluginState::id, Function.identity()));
        return found().stream().map(plugin -> running.getOrDefault(plugin.id(), notRunning(plugin))).toList();
    }

    private List<KnownPlugin> found() {
        LivePlugins now = live;
        return now == null ? List.of() : now.all().stream().filter(plugin -> plugin.here()
                || plugin.phase() != PluginState.Phase.RUNNING).toList();
    }

    private static PluginState notRunning(KnownPlugin plugin) {
        return new PluginState(plugin.id(), plugin.version(), plugin.description(), plugin.phase(), plugin.reason(), List.of(),
                List.of(), 0, 0, Duration.ZERO, Duration.ZERO, Optional.empty(), plugin.nativeAccess());
    }

    @Override
    public void disable(String id) throws CommandException {
        live.disable(id);
    }

    @Override
    public void enable(String id) throws CommandException {
        live.enable(id);
    }

    @Override
    public void reload(String id) throws CommandException {
        live.reload(id);
    }

    /** Ends the looking; what runs, the server ends. */
    @Override
    public void close() {
        live.close();
    }
}
