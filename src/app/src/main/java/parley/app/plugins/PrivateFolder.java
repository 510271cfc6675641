package parley.app.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary folder of this process with copies of jars, so that a jar may be overwritten or deleted while it is in
 * use. A lock tells that its owner lives; folders that a killed process left behind are removed when the next one opens
 * its own. Owned by a {@link PluginLoader}, which guards it.
 */
final class PrivateFolder implements AutoCloseable {
    private static final String PREFIX = "parley-plugins-";
    private static final String LOCK = "lock";

    /**
     * Those of this process, whose locks must not even be looked at: where a process closes any channel of a file, POSIX lets
     * go of all the locks that it holds on it.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private int copies;

    private PrivateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes a new one.
     *
     * @param parent the folder for temporary files
     */
    static PrivateFolder in(Path parent) throws IOException {
        removeLeftOvers(parent);
        while (true) {
            Path folder = Files.createTempDirectory(parent, PREFIX);
            OWN.add(folder);
            Path mark = folder.resolve(LOCK);
            FileChannel lock = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            if (Files.exists(mark)) {
                return new PrivateFolder(folder, lock);
            }
            lock.close(); // another process took it for a left-over before it was locked
            OWN.remove(folder);
        }
    }

    /** Copies a jar; the copy's name is new each time. */
    Path copy(Path jar) throws IOException {
        return Files.copy(jar, unused(jar), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A name for a copy of a jar that no copy has or had. */
    Path unused(Path jar) {
        copies++;
        return folder.resolve(copies + "-" + jar.getFileName());
    }

    /** Deletes a copy; one that the system still holds open goes with the folder. */
    void delete(Path copy) {
        copy.toFile().delete();
    }

    /**
     * Removes the folder and what is in it, or as much of it as the system lets go of: the next process removes the
     * rest.
     */
    @Override
    public void close() {
        if (!lock.isOpen()) {
            return; // closed before
        }
        try {
            lock.close();
            OWN.remove(folder);
            remove(folder);
        } catch (NoSuchFileException e) {
            return; // since the lock was let go another process has removed it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeLeftOvers(Path parent) throws IOException {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*")) {
            candidates.forEach(PrivateFolder::removeIfLeftOver);
        }
    }

    /** Removes it while holding its lock, so that whoever is just making it notices. */
    private static void removeIfLeftOver(Path folder) {
        if (OWN.contains(folder)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
             FileLock free = channel.tryLock()) {
            if (free != null) {
                remove(folder);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // In use by this process, another user's, or gone meanwhile: not ours to remove.
            return;
        }
    }

    private static void remove(Path folder) throws IOException {
        boolean all = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> !file.endsWith(LOCK))) {
            for (Path file : files) {
                all &= file.toFile().delete();
            }
        }
        if (all) { // the lock goes last: it marks what is left over
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        }
    }
}
