package parley.app.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.files.TemporaryFolder;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.verify.Verification.Plan;

/**
 * A plugin under verification, what was found out about it, and what was started for it. All of that ends with {@link #close}.
 * Not thread-safe.
 */
final class Trial implements AutoCloseable {
    private static final int LINES_KEPT = 20;

    private final Plan plan;
    private final Bounds bounds;
    private final TemporaryFolder folder;
    private final PluginLoader loader;
    private final Path jar;
    private final Map<String, List<String>> carriedOut = new HashMap<>();
    private Optional<LoadedPlugin> plugin = Optional.empty();
    private List<LoadedPlugin> required = List.of();
    private Optional<String> danger = Optional.empty();
    private Optional<Rehearsal> rehearsal = Optional.empty();

    private Trial(Plan plan, Bounds bounds, TemporaryFolder folder, PluginLoader loader) throws IOException {
        this.plan = plan;
        this.bounds = bounds;
        this.folder = folder;
        this.loader = loader;
        String name = plan.jar().getFileName().toString();
        Path drop = Files.createDirectory(folder.path().resolve("plugins"));
        this.jar = Files.copy(plan.jar(), drop.resolve(name.endsWith(".jar") ? name : name + ".jar"));
    }

    /** Copies the jar to a drop folder of its own. */
    static Trial of(Plan plan, Bounds bounds) throws IOException {
        TemporaryFolder folder = TemporaryFolder.make("parley-verify-");
        try {
            PluginLoader loader = PluginLoader.open();
            try {
                return new Trial(plan, bounds, folder, loader);
            } catch (IOException | RuntimeException e) {
                loader.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** How much it is tried. */
    Bounds bounds() {
        return bounds;
    }

    /** The settings of plugins, by {@code id.name}. */
    Map<String, String> settings() {
        return plan.settings();
    }

    /** Where servers and shells work, each in a folder that it makes there. */
    Path folder() {
        return folder.path();
    }

    /** The copy of the jar. */
    Path jar() {
        return jar;
    }

    /** The folders of plugins, that of the jar last, which is the highest rank. */
    List<Path> pluginFolders() {
        return Stream.concat(plan.folders().stream(), Stream.of(jar.getParent())).toList();
    }

    /** Loads it, and all that runs beside it. */
    PluginLoader loader() {
        return loader;
    }

    /** The plugin is loaded, beside those that it requires. */
    void loaded(LoadedPlugin it, List<LoadedPlugin> beside) {
        plugin = Optional.of(it);
        required = List.copyOf(beside);
    }

    /** The plugin, once it is {@link #loaded}. */
    LoadedPlugin plugin() {
        return plugin.orElseThrow();
    }

    /** What it requires, once it is {@link #loaded}. */
    List<LoadedPlugin> required() {
        return required;
    }

    /** Its code must not run here, and why. */
    void dangerous(String why) {
        danger = Optional.of(why);
    }

    /** Its half runs in a server, which is closed with this. */
    void running(Rehearsal server) {
        rehearsal = Optional.of(server);
    }

    /** The server that it runs in, once it is {@link #running}. */
    Rehearsal rehearsal() {
        return rehearsal.orElseThrow();
    }

    /** A line was carried out as it was meant. */
    void carriedOut(String command, String line) {
        List<String> lines = carriedOut.computeIfAbsent(command, name -> new ArrayList<>());
        if (lines.size() < LINES_KEPT) {
            lines.add(line);
        }
    }

    /** Lines of a command that were carried out as they were meant. */
    List<String> carriedOut(String command) {
        return List.copyOf(carriedOut.getOrDefault(command, List.of()));
    }

    /** Why nothing can be said of the plugin itself, if so. */
    Optional<String> notLoaded() {
        return plugin.isPresent() ? Optional.empty() : Optional.of("the jar cannot be loaded");
    }

    /** Why none of its code is run, if so. */
    Optional<String> notRun() {
        return notLoaded().or(() -> danger);
    }

    /** Why it is not started in a server, if so. */
    Optional<String> notForServer() {
        return notRun().or(() -> plugin().has(ServerPlugin.class) ? Optional.empty()
                : Optional.of("it has no half for the server"));
    }

    /** Why it is not started in a shell, if so. */
    Optional<String> notForClient() {
        return notRun().or(() -> plugin().has(ClientPlugin.class) ? Optional.empty()
                : Optional.of("it has no half for the shell"));
    }

    /** Why it does not run in a server, if so. */
    Optional<String> notRunning() {
        return notForServer().or(() -> rehearsal.isPresent() ? Optional.empty()
                : Optional.of("its half for the server does not run"));
    }

    @Override
    public void close() {
        rehearsal.ifPresent(Rehearsal::close);
        loader.close();
        folder.close();
    }
}
