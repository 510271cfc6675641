package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files on this computer's disk that are being sent, laid end to end in the order of their entries. A file that is not
 * the same any more, by its size, its time of change or, within one run of the program, its place on the disk, ends the
 * transfer. Thread-safe.
 */
public final class SourceFiles implements Source {
    /**
     * One of them, or an empty folder.
     *
     * @param path  where it is
     * @param entry what the receiver hears of it; size and time as they were when it was chosen
     */
    public record Item(Path path, Entry entry) {
    }

    private final List<Item> items;
    private final Extents extents;
    /** What tells a file from another in its place, from when it was first seen on. Guarded by itself. */
    private final Map<Integer, Object> keys = new HashMap<>();
    private final OpenFiles open = new OpenFiles(this::openAgain);

    private SourceFiles(List<Item> items) {
        this.items = items;
        this.extents = new Extents(items.stream().map(Item::entry).toList());
    }

    /**
     * Makes sure that all are there and as their entries say, and can be read.
     *
     * @throws FileChangedException if one is not
     * @throws IOException          with a text for the user if one cannot be read
     */
    public static SourceFiles open(List<Item> items) throws IOException {
        SourceFiles files = new SourceFiles(List.copyOf(items));
        files.verifyUnchanged();
        for (Item item : files.items) {
            if (!item.entry.isFolder() && !Files.isReadable(item.path)) {
                throw new IOException("'" + item.path + "' cannot be read: permission denied");
            }
        }
        return files;
    }

    /** Those of a transfer that was cut off: whether they are the same still shows, to both sides, when they are read. */
    public static SourceFiles resume(List<Item> items) {
        return new SourceFiles(List.copyOf(items));
    }

    /** The file's key, an empty text where the file system knows no such thing; if the file is as its entry says. */
    private static Object attributes(Item item) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(item.path, BasicFileAttributes.class);
            if (!now.isRegularFile()) {
                throw new FileChangedException("'" + item.path.getFileName() + "' is not a plain file any more");
            }
            if (now.size() != item.entry.size()) {
                throw new FileChangedException("'" + item.path.getFileName() + "' had " + item.entry.size()
                        + " bytes and has " + now.size());
            }
            if (now.lastModifiedTime().toMillis() != item.entry.modified()) {
                throw new FileChangedException("'" + item.path.getFileName() + "' was written again");
            }
            return Objects.requireNonNullElse(now.fileKey(), "");
        } catch (NoSuchFileException e) {
            throw new FileChangedException("'" + item.path.getFileName() + "' was removed");
        }
    }

    private FileChannel openAgain(int file) throws IOException {
        try {
            return FileChannel.open(items.get(file).path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new FileChangedException("'" + items.get(file).path.getFileName() + "' was removed");
        } catch (AccessDeniedException e) {
            throw new IOException("'" + items.get(file).path.getFileName() + "' cannot be read: permission denied", e);
        }
    }

    /** What is sent, in order. */
    public List<Entry> entries() {
        return items.stream().map(Item::entry).toList();
    }

    @Override
    public long size() {
        return extents.size();
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) throws IOException {
        extents.each(offset, length, (file, within, done, here) -> {
            ByteBuffer buffer = ByteBuffer.wrap(into, from + done, here);
            long base = within - buffer.position();
            open.with(file, channel -> {
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, base + buffer.position()) < 0) {
                        throw new FileChangedException("'" + items.get(file).path.getFileName() + "' became shorter");
                    }
                }
            });
        });
    }

    @Override
    public void verifyUnchanged() throws IOException {
        for (int file = 0; file < items.size(); file++) {
            verifyUnchanged(file);
        }
    }

    @Override
    public void verifyUnchanged(Span run) throws IOException {
        for (int file = extents.at(run.from()); file < items.size() && extents.start(file) < run.to(); file++) {
            verifyUnchanged(file);
        }
    }

    private void verifyUnchanged(int file) throws IOException {
        Item item = items.get(file);
        if (item.entry.isFolder()) {
            return;
        }
        Object key = attributes(item);
        Object first;
        synchronized (keys) {
            first = keys.putIfAbsent(file, key);
        }
        if (first != null && !first.equals(key)) {
            throw new FileChangedException("another file took the place of '" + item.path.getFileName() + "'");
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
