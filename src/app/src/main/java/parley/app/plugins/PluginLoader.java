package parley.app.plugins;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ResolutionException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.api.Api;

/**
 * Finds plugins in folders of jars and gives each a realm of its own, in which it sees {@code parley.api}, the JDK and
 * itself, nothing else. Each is used from a private copy, so its jar may be overwritten at any time. All that is wrong
 * with a jar is reported in one message, and costs no other jar. Safe for use by several threads, one at a time.
 */
public final class PluginLoader implements AutoCloseable {
    private final PrivateFolder copies;
    private final ModuleLayer known;
    private final List<LoadedPlugin> open = new ArrayList<>(); // guarded by this

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
     * Loads every {@code *.jar} in the folders. Of two with the same id the one in the later folder is used; within one
     * folder the first by file name.
     *
     * @param folders one that does not exist counts as empty
     * @throws IllegalStateException on a virtual thread
     */
    public PluginSet load(List<Path> folders) {
        PluginSet set = new PluginSet(this);
        List<Path> read = new ArrayList<>();
        for (Path folder : folders.reversed()) {
            if (read.stream().noneMatch(other -> isSame(folder, other))) {
                read.add(folder);
                load(folder, set);
            }
        }
        return set;
    }

    /**
     * Loads one jar.
     *
     * @throws PluginRejectedException if anything is wrong with it
     * @throws IllegalStateException   on a virtual thread, and after {@link #close}
     */
    public synchronized LoadedPlugin load(Path jar) throws PluginRejectedException {
        requirePlatformThread();
        try {
            PluginJar copy = PluginJar.read(copies.copy(jar), known);
            if (!copy.faults().isEmpty()) {
                copies.delete(copy.file());
                throw new PluginRejectedException(new RejectedPlugin(jar, copy.faults()));
            }
            LoadedPlugin plugin = new LoadedPlugin(jar, copy, Realm.of(copy, known), this);
            open.add(plugin);
            return plugin;
        } catch (IOException | SecurityException e) {
            throw new PluginRejectedException(jar, "It cannot be read (" + e + "): check the file and its permissions.",
                    e);
        } catch (FindException | ResolutionException | LayerInstantiationException e) {
            throw new PluginRejectedException(jar, "Its module cannot be used (" + e.getMessage() + "): build it"
                    + " again.", e);
        }
    }

    /** Closes every plugin that it loaded and removes the copies; does nothing the second time. */
    @Override
    public synchronized void close() {
        List.copyOf(open).forEach(LoadedPlugin::close);
        copies.close();
    }

    synchronized void forget(LoadedPlugin plugin, Path copy) {
        open.remove(plugin);
        copies.delete(copy);
    }

    static void requirePlatformThread() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("plugins are loaded on a platform thread");
        }
    }

    private void load(Path folder, PluginSet set) {
        for (Path jar : jars(folder, set)) {
            try {
                set.add(load(jar));
            } catch (PluginRejectedException e) {
                set.reject(e.plugin());
            }
        }
    }

    private static List<Path> jars(Path folder, PluginSet set) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException | DirectoryIteratorException e) {
            set.remark("No plugin is taken from " + folder + ", which cannot be read as a folder (" + e + ").");
        }
        return jars.stream().sorted().toList();
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return a.equals(b) || Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return false; // then reading one of them says why
        }
    }
}
