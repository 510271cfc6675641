package parley.app.plugins;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ResolutionException;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.api.Api;

/**
 * Gives each plugin a realm of its own, in which it sees {@code parley.api}, the JDK, itself, and the packages that the
 * plugins export which it requires, nothing else. Each is used from a private copy, so its jar may be overwritten at any
 * time. All that is wrong with a jar is reported in one message, and costs no other jar. Safe for use by several threads,
 * one at a time.
 */
public final class PluginLoader implements AutoCloseable {
    private final PrivateFolder copies;
    private final ModuleLayer known;
    private final List<LoadedPlugin> open = new ArrayList<>();    // guarded by this; what requires another comes after it
    private final Map<PluginJar, Integer> users = new HashMap<>(); // guarded by this; of each copy that is there

    static {
        // A connection to a jar that is cached holds it open for good, with all that a plugin ever read from its own.
        URLConnection.setDefaultUseCaches("jar", false);
    }

    private PluginLoader(PrivateFolder copies, ModuleLayer known) {
        this.copies = copies;
        this.known = known;
    }

    /**
     * Makes a loader with an empty private folder among the system's temporary files.
     *
     * @throws IOException if that cannot be made
     */
    public static PluginLoader open() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** As {@link #open}, with the private folder in {@code parent}. */
    static PluginLoader in(Path parent) throws IOException {
        ModuleLayer ofTheApi = Optional.ofNullable(Api.class.getModule().getLayer()).orElse(ModuleLayer.boot());
        return new PluginLoader(PrivateFolder.in(parent), ofTheApi);
    }

    /**
     * Finds the plugins in folders and loads those that can be used: the requirements of each first, then by id. Of two
     * with the same id the one in the later folder is used; within one folder the first by file name.
     *
     * @param folders one that does not exist counts as empty
     * @throws IllegalStateException on a virtual thread
     */
    public PluginSet load(List<Path> folders) {
        requirePlatformThread();
        FolderLook look = FolderLook.at(folders, FolderLook.NONE);
        return new PluginSet(this, look.jars().keySet().stream().map(this::read).toList(), look.remarks());
    }

    /**
     * How a jar describes itself. Nothing of it is loaded.
     *
     * @throws PluginRejectedException if anything in it is wrong
     */
    public Descriptor describe(Path jar) throws PluginRejectedException {
        PluginJar contents = JarReader.read(jar, jar, known);
        if (!contents.faults().isEmpty()) {
            throw new PluginRejectedException(new RejectedPlugin(jar, contents.faults()));
        }
        return contents.descriptor().orElseThrow();
    }

    /**
     * Copies and reads a jar, whose contents say what is wrong with it, if anything is. The copy is kept until it was let
     * go of as often as it was read and loaded; of a jar with a fault none is kept.
     */
    synchronized PluginJar read(Path jar) {
        Path copy;
        try {
            copy = copies.copy(jar);
        } catch (IOException | SecurityException e) {
            return PluginJar.unreadable(jar, copies.unused(jar),
                    "It cannot be read (" + e + "): check the file and its permissions.");
        }
        PluginJar contents = JarReader.read(jar, copy, known);
        if (contents.faults().isEmpty()) {
            users.put(contents, 1);
        } else {
            copies.delete(copy);
        }
        return contents;
    }

    /**
     * Makes a realm for a jar that was read.
     *
     * @param required what the plugin requires, open
     * @throws PluginRejectedException if anything is wrong with it
     * @throws IllegalStateException   on a virtual thread
     */
    synchronized LoadedPlugin load(PluginJar jar, List<LoadedPlugin> required) throws PluginRejectedException {
        requirePlatformThread();
        Map<String, PluginJar> others = required.stream()
                .collect(Collectors.toMap(LoadedPlugin::id, LoadedPlugin::contents));
        List<String> faults = new ArrayList<>(jar.faults());
        faults.addAll(Links.faults(jar, others, Set.of()));
        if (!faults.isEmpty()) {
            throw new PluginRejectedException(new RejectedPlugin(jar.jar(), faults));
        }
        try {
            LoadedPlugin plugin = new LoadedPlugin(jar, required, Realm.of(jar, required, known), this);
            open.add(plugin);
            users.merge(jar, 1, Integer::sum);
            return plugin;
        } catch (IOException e) {
            throw new PluginRejectedException(jar.jar(), "It cannot be read (" + e + "): check the file and its"
                    + " permissions.", e);
        } catch (FindException | ResolutionException | LayerInstantiationException e) {
            throw new PluginRejectedException(jar.jar(), "Its module cannot be used (" + e.getMessage() + "): build it"
                    + " again.", e);
        }
    }

    /** Lets go of a jar that was read, whose copy goes unless a plugin is open on it. */
    synchronized void letGo(PluginJar jar) {
        if (users.computeIfPresent(jar, (same, count) -> count == 1 ? null : count - 1) == null) {
            copies.delete(jar.file());
        }
    }

    /** Closes every plugin that it loaded and removes the copies; does nothing the second time. */
    @Override
    public synchronized void close() {
        List.copyOf(open).reversed().forEach(LoadedPlugin::close);
        copies.close();
    }

    synchronized void forget(LoadedPlugin plugin) {
        open.remove(plugin);
        letGo(plugin.contents());
    }

    static void requirePlatformThread() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("plugins are loaded on a platform thread");
        }
    }
}
