package parley.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folder for all that lasts, held by one server at a time. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is not there and takes hold of it.
     *
     * @throws IOException if it cannot be made or written, or another server holds it; the text is for people
     */
    public static DataFolder open(Path path) throws IOException {
        FileChannel lock;
        try {
            if (!Files.isDirectory(path)) {
                makeForOwner(path);
            }
            lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("The data folder " + path.toAbsolutePath()
                    + " cannot be written. Make it writable, or name another with --data.", e);
        }
        try {
            FileLock held = lock.tryLock();
            if (held != null) {
                return new DataFolder(path, lock);
            }
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw inUse(path, e);
        }
        lock.close();
        throw inUse(path, null);
    }

    /** Private messages are for nobody else on this machine; an owner who wants it otherwise may open the folder. */
    private static void makeForOwner(Path path) throws IOException {
        Path there = path.toAbsolutePath().normalize();
        Deque<Path> above = new ArrayDeque<>();
        while (!Files.exists(there)) {
            there = there.getParent();
            above.push(there);
        }
        Files.createDirectories(path);
        for (Path folder : above) { // else a loss of power could take the new folder with all that is in it
            Disk.ofSystem().forceFolder(folder);
        }
        if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static IOException inUse(Path path, Exception cause) {
        return new IOException("The data folder " + path.toAbsolutePath()
                + " is in use by another server. Stop it, or name another with --data.", cause);
    }
}
