package parley.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
            Files.createDirectories(path);
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
