package parley.p2pvideo.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is being received: {@code NAME.part} until everything is there and verified, then {@code NAME}, or
 * {@code NAME (1)} and so on if that is taken. It never overwrites a file, and deletes none but its own and, see
 * {@link PartClaim}, the {@code NAME.part} that a program which was killed has left.
 *
 * <p>Positional I/O, not a mapping: a full disk is then an exception to handle and not a fault in the middle of a copy.
 */
public final class PartFile implements Destination {
    private static final String ENDING = ".part";
    private static final int MOST_NUMBER = 9_999;
    private static final long FULL = 1 << 20;

    private final Path directory;
    private final String name;
    private final Path part;
    private final PartClaim claim;
    private final FileChannel channel;
    private boolean committed;

    private PartFile(Path directory, String name, PartClaim claim) {
        this.directory = directory;
        this.name = name;
        this.part = claim.part();
        this.claim = claim;
        this.channel = claim.channel();
    }

    /**
     * Creates an empty part file. One of that name which nobody holds any more makes room for it; one which another
     * transfer or another program holds stays, and the next number is taken.
     *
     * @param name a safe one, see {@link SafeName}
     * @param size bytes that are to come
     * @throws DiskFullException if there is less room than that
     * @throws IOException       if it cannot be created
     */
    public static PartFile create(Path directory, String name, long size) throws IOException {
        long room = Files.getFileStore(directory).getUsableSpace();
        if (room < size) {
            throw new DiskFullException(size + " bytes are needed, " + room + " are free");
        }
        Path real = directory.toRealPath();
        for (int number = 0; number <= MOST_NUMBER; number++) {
            Optional<PartClaim> claim = PartClaim.take(real.resolve(SafeName.numbered(name, number) + ENDING));
            if (claim.isPresent()) {
                return new PartFile(directory, name, claim.get());
            }
        }
        throw new IOException("there are too many files named " + name);
    }

    @Override
    public void write(long offset, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, offset + buffer.position() - from);
            }
        } catch (IOException e) {
            throw isFull() ? new DiskFullException(e.getMessage()) : e;
        }
    }

    /** Asks the disk itself: the text of the exception depends on the operating system and its language. */
    private boolean isFull() throws IOException {
        return Files.getFileStore(directory).getUsableSpace() < FULL;
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position() - from) < 0) {
                throw new EOFException(part.getFileName() + " was cut short by another program");
            }
        }
    }

    @Override
    public String commit() throws IOException {
        channel.force(true);
        for (int number = 0; number <= MOST_NUMBER; number++) {
            Path target = directory.resolve(SafeName.numbered(name, number));
            if (moveTo(target)) {
                committed = true;
                claim.close();
                return target.getFileName().toString();
            }
        }
        throw new IOException("there are too many files named " + name);
    }

    /** False if the name is taken. A hard link is the only way to take a name that cannot overwrite in a race. */
    private boolean moveTo(Path target) throws IOException {
        try {
            Files.createLink(target, part);
            Files.delete(part);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return renameTo(target);
        }
    }

    /** For file systems without hard links: as good as they can, a look and then a move that refuses to overwrite. */
    private boolean renameTo(Path target) throws IOException {
        try {
            Files.move(part, target);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public void discard() throws IOException {
        try (claim) {
            if (!committed && claim.isHeld()) {
                Files.deleteIfExists(part);
            }
        }
    }
}
