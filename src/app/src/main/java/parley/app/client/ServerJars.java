package parley.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.app.plugins.Descriptor;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginRejectedException;
import parley.client.OwnerOnly;

/**
 * The jars that came from servers: kept by hash in one folder, for the next time, and those that are in use now in another,
 * from which they are loaded. What does not have the hash that was offered is never put into either. Not thread-safe.
 */
final class ServerJars {
    private final PluginLoader loader;
    private final Path kept;
    private final Path used;
    private final Map<String, OfferedPlugin> inUse = new TreeMap<>(); // by id

    /**
     * None in use yet.
     *
     * @param loader reads what jars say of themselves
     * @param kept   made when it is needed, for its owner alone
     * @param used   an empty folder of this program's own
     */
    ServerJars(PluginLoader loader, Path kept, Path used) {
        this.loader = loader;
        this.kept = kept;
        this.used = used;
    }

    /**
     * Keeps a jar.
     *
     * @throws IOException if it is not what was offered, or cannot be written; the text says what to do
     */
    void keep(OfferedPlugin plugin, byte[] jar) throws IOException {
        requireOffered(plugin, jar);
        Path file = file(plugin);
        OwnerOnly.createFolder(kept);
        Path part = Files.createTempFile(kept, plugin.id() + "-", ".part");
        try {
            Files.write(part, jar);
            requireDescribed(plugin, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The jar if it is kept, and still what it was; one that is not is deleted. */
    Optional<byte[]> kept(OfferedPlugin plugin) throws IOException {
        Path file = file(plugin);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) == plugin.size()) {
            byte[] jar = Files.readAllBytes(file);
            if (sha256(jar).equals(plugin.sha256())) {
                return Optional.of(jar);
            }
        }
        Files.delete(file);
        return Optional.empty();
    }

    /** Puts a jar, which was kept, among those in use, in the place of one of the same id. */
    void use(OfferedPlugin plugin, byte[] jar) throws IOException {
        if (!plugin.equals(inUse.get(plugin.id()))) {
            Path part = Files.write(used.resolve(plugin.id() + ".part"), jar);
            Files.move(part, inUse(plugin), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            inUse.put(plugin.id(), plugin);
        }
    }

    /** Takes those out of use whose ids are not among these, and returns them. */
    List<OfferedPlugin> useOnly(List<OfferedPlugin> plugins) throws IOException {
        List<OfferedPlugin> out = new ArrayList<>(inUse.values());
        out.removeIf(plugin -> plugins.stream().anyMatch(other -> other.id().equals(plugin.id())));
        for (OfferedPlugin plugin : out) {
            Files.deleteIfExists(inUse(plugin));
            inUse.remove(plugin.id());
        }
        return out;
    }

    /** Where a jar lies that is in use. */
    Path inUse(OfferedPlugin plugin) {
        return used.resolve(plugin.id() + ".jar");
    }

    /** Whether a jar is one of those in use. */
    boolean isInUse(Path jar) {
        return used.equals(jar.getParent());
    }

    private Path file(OfferedPlugin plugin) {
        return kept.resolve(plugin.sha256() + ".jar");
    }

    private static void requireOffered(OfferedPlugin plugin, byte[] jar) throws IOException {
        String hash = sha256(jar);
        if (jar.length != plugin.size() || !hash.equals(plugin.sha256())) {
            throw new IOException("The jar of " + plugin.title() + " is not the one that was offered, and was thrown away:"
                    + " its SHA-256 is " + hash + " (" + jar.length + " bytes), offered was " + plugin.sha256() + " ("
                    + plugin.size() + " bytes). Tell the owner of the server.");
        }
    }

    private void requireDescribed(OfferedPlugin plugin, Path jar) throws IOException {
        try {
            Descriptor inside = loader.describe(jar);
            if (!inside.id().equals(plugin.id()) || !inside.version().equals(plugin.version())) {
                throw new IOException("The jar that was offered as " + plugin.title() + " says that it is " + inside.id() + " "
                        + inside.version() + ", and was thrown away. Tell the owner of the server.");
            }
        } catch (PluginRejectedException e) {
            throw new IOException("Plugin " + plugin.title() + " of the server cannot be used here. "
                    + String.join(" ", e.plugin().faults()), e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
