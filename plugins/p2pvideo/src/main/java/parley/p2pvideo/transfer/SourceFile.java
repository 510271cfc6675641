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
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/** A file on this computer's disk that is being sent. Thread-safe. */
public final class SourceFile implements Source {
    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final FileTime modified;
    private final Object key;

    private SourceFile(Path path, FileChannel channel, BasicFileAttributes attributes) {
        this.path = path;
        this.channel = channel;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
        this.key = Objects.requireNonNullElse(attributes.fileKey(), "");
    }

    /**
     * Opens a file.
     *
     * @throws IOException with a text for the user if it is missing, a directory, not a plain file, or unreadable
     */
    public static SourceFile open(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new IOException("'" + path + "' is a directory, only files can be sent");
            }
            if (!attributes.isRegularFile()) {
                throw new IOException("'" + path + "' is not a plain file");
            }
            return new SourceFile(path, FileChannel.open(path, StandardOpenOption.READ), attributes);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file '" + path + "'", e);
        } catch (AccessDeniedException e) {
            throw new IOException("'" + path + "' cannot be read: permission denied", e);
        }
    }

    /** Its name without directories. */
    public String name() {
        return path.getFileName().toString();
    }

    /** When it was last changed, in milliseconds since 1970. */
    public long modified() {
        return modified.toMillis();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position() - from) < 0) {
                throw new FileChangedException("it became shorter");
            }
        }
    }

    @Override
    public void verifyUnchanged() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified)
                    || !Objects.requireNonNullElse(now.fileKey(), "").equals(key)) {
                throw new FileChangedException(
                        now.size() == size ? "" : "it had " + size + " bytes and has " + now.size());
            }
        } catch (NoSuchFileException e) {
            throw new FileChangedException("it was removed");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
