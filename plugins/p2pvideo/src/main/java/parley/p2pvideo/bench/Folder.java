package parley.p2pvideo.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import parley.p2pvideo.transfer.Trees;

/**
 * A folder for the files of a run. It is removed with all that is in it when it is closed, or with this process (thread
 * {@code p2pvideo-bench-end}).
 */
final class Folder implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final Path path;
    private final Thread hook = Thread.ofPlatform().name("p2pvideo-bench-end").unstarted(this::remove);

    private Folder(Path path) {
        this.path = path;
    }

    /**
     * Makes one in another.
     *
     * @param room bytes that are needed there
     * @throws IOException if there is less, or none can be made
     */
    static Folder in(Path parent, long room) throws IOException {
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < room) {
            throw new IOException(Text.number(room >> 20) + " MiB are needed in " + parent + ", " + Text.number(free >> 20)
                    + " are free: give a smaller --size, or another --dir.");
        }
        Folder folder = new Folder(Files.createTempDirectory(parent, "parley-transfer-"));
        Runtime.getRuntime().addShutdownHook(folder.hook);
        return folder;
    }

    Path path() {
        return path;
    }

    /** Makes a file of so many bytes, none of which a disk could guess. */
    Path file(String name, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(size);
        byte[] chunk = new byte[CHUNK];
        Path file = path.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= CHUNK) {
                random.nextBytes(chunk);
                out.write(chunk, 0, (int) Math.min(left, CHUNK));
            }
        }
        return file;
    }

    /** Makes a folder in it. */
    Path folder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already, and the hook does this
        }
        remove();
    }

    /** What cannot be removed is left among the temporary files. */
    private void remove() {
        try {
            Trees.delete(path);
        } catch (IOException e) {
            System.getLogger(Folder.class.getName()).log(System.Logger.Level.WARNING, path + " was not removed", e);
        }
    }
}
