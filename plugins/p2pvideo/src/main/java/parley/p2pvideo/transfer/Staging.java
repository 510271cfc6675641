package parley.p2pvideo.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is half received, on the disk: one file, or a folder with as many files as were offered, as one space of bytes.
 * No symbolic link is ever followed: every folder on the way to a file must be a real one, before the file is opened
 * and after. Writing is for one thread, forcing for one, which may be another, and reading for any.
 *
 * <p>Positional I/O, not a mapping: a full disk is then an exception to handle and not a fault in the middle of a copy.
 */
final class Staging {
    /** Files that are forced to the disk at a time. */
    private static final int MOST_FORCED = 16;

    private final Path root;
    private final List<Path> files;
    private final Extents extents;
    private final OpenFiles open = new OpenFiles(this::openAgain);
    /** Files with bytes that may not be on the disk yet. Guarded by itself. */
    private final BitSet unsafe = new BitSet();
    /** What the disk did not take may look as if it had the next time. For the thread that forces. */
    private boolean untrue;

    private Staging(Path root, List<Path> files, Extents extents) {
        this.root = root;
        this.files = files;
        this.extents = extents;
    }

    /** One file. */
    static Staging ofFile(Path part, Extents extents) {
        return new Staging(part, List.of(part), extents);
    }

    /** A folder, which holds the entries under their names in the layout. */
    static Staging ofFolder(Path part, Layout layout, Extents extents) {
        return new Staging(part, layout.names().stream().map(name -> name.endsWith("/")
                ? part.resolve(name.substring(0, name.length() - 1)) : part.resolve(name)).toList(), extents);
    }

    /**
     * Makes the file, or the folder and all in it; false if the name is taken.
     *
     * @param entries as offered: which of them are empty folders
     */
    boolean make(List<Entry> entries) throws IOException {
        try {
            if (isFile()) {
                Files.createFile(root);
                return true;
            }
            Files.createDirectory(root);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            makeEntry(entries.get(i), files.get(i));
        }
        return true;
    }

    private void makeEntry(Entry entry, Path path) throws IOException {
        makeFolders(entry.isFolder() ? path : path.getParent());
        if (!entry.isFolder()) {
            Files.createFile(path);
        }
    }

    private void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        makeFolders(folder.getParent());
        Files.createDirectory(folder);
    }

    private boolean isFile() {
        return files.getFirst().equals(root);
    }

    /** Whether something is there that can be gone on with: a plain file, or a real folder. */
    boolean isThere() {
        return isFile() ? Files.isRegularFile(root, LinkOption.NOFOLLOW_LINKS)
                : Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether nothing has the name. */
    boolean isMissing() {
        return Files.notExists(root, LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes again what somebody removed, cuts what somebody made longer, and forgets the blocks that were lost so. */
    void mend(List<Entry> entries, Blocks blocks, BlockDigests digests) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            if (Files.notExists(files.get(i), LinkOption.NOFOLLOW_LINKS)) {
                makeEntry(entries.get(i), files.get(i));
            }
            long length = entries.get(i).isFolder() ? 0 : length(i);
            if (length < entries.get(i).size()) {
                int last = blocks.at(extents.end(i) - 1);
                for (int block = blocks.at(extents.start(i) + length); block <= last; block++) {
                    digests.forget(block);
                }
            }
        }
    }

    private long length(int file) throws IOException {
        long size = extents.end(file) - extents.start(file);
        long[] length = new long[1];
        open.with(file, channel -> length[0] = channel.truncate(size).size());
        return length[0];
    }

    private FileChannel openAgain(int file) throws IOException {
        Path path = files.get(file);
        requireRealFolders(path.getParent());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path.getFileName() + " was replaced by something else while it was received");
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            requireRealFolders(path.getParent());
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The root's own folder is the user's choice, link or not; all below it was made here, without links. */
    private void requireRealFolders(Path folder) throws IOException {
        for (Path each = folder; each.startsWith(root); each = each.getParent()) {
            if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(each.getFileName() + " was replaced by something else while it was received");
            }
        }
    }

    void write(long offset, byte[] bytes, int from, int length) throws IOException {
        extents.each(offset, length, (file, within, done, here) -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from + done, here);
            long base = within - buffer.position();
            open.with(file, channel -> {
                while (buffer.hasRemaining()) {
                    channel.write(buffer, base + buffer.position());
                }
            });
            // Only now: marked before, it could be forced and forgotten in between.
            synchronized (unsafe) {
                unsafe.set(file);
            }
        });
    }

    void read(long offset, byte[] into, int from, int length) throws IOException {
        extents.each(offset, length, (file, within, done, here) -> {
            ByteBuffer buffer = ByteBuffer.wrap(into, from + done, here);
            long base = within - buffer.position();
            open.with(file, channel -> {
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, base + buffer.position()) < 0) {
                        throw new EOFException(root.getFileName() + " was cut short by another program");
                    }
                }
            });
        });
    }

    /**
     * Returns when everything whose writing had returned is on the disk; after a failure, never again. Many files are
     * forced side by side: file systems with a journal commit them together, one after the other each would take a turn
     * of the disk.
     */
    void force() throws IOException {
        if (untrue) {
            throw new IOException("the disk has failed to keep what was written before");
        }
        untrue = true;
        int[] files = takeUnsafe();
        if (files.length < MOST_FORCED) {
            for (int file : files) {
                open.with(file, channel -> channel.force(false));
            }
        } else {
            forceTogether(files);
        }
        untrue = false;
    }

    private int[] takeUnsafe() {
        synchronized (unsafe) {
            int[] files = unsafe.stream().toArray();
            unsafe.clear();
            return files;
        }
    }

    private void forceTogether(int[] files) throws IOException {
        List<Callable<Void>> all = new ArrayList<>();
        for (int file : files) {
            all.add(() -> {
                open.with(file, channel -> channel.force(false));
                return null;
            });
        }
        try (ExecutorService forcing = Executors.newFixedThreadPool(MOST_FORCED,
                Thread.ofPlatform().name("p2pvideo-force-", 0).daemon().factory())) {
            for (Future<Void> each : forcing.invokeAll(all)) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the program is ending");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    void close() throws IOException {
        open.close();
    }

    /** The file or the folder itself. */
    Path root() {
        return root;
    }
}
