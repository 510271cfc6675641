package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sole right to a part file: a lock on its open journal, which the operating system lets go of even if the program
 * is killed. So a journal that is there and that nobody has locked belongs to a transfer that was cut off, and whoever
 * claims it may go on with it. The lock is kept until the file has its final name or is gone.
 */
final class PartClaim implements AutoCloseable {
    /**
     * What this program holds. Such a file must not even be opened: on POSIX systems to close any channel of a file
     * gives up all locks that the program has on it (fcntl, "advisory record locking").
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path journal;
    private final FileChannel channel;

    private PartClaim(Path journal, FileChannel channel) {
        this.journal = journal;
        this.channel = channel;
    }

    /**
     * Makes an empty journal and locks it; nothing if the name is taken.
     *
     * @param journal in a directory without symbolic links, so that each file has one name
     * @throws IOException if no file can be made there
     */
    static Optional<PartClaim> make(Path journal) throws IOException {
        return claim(journal, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Locks a journal that is there; nothing if somebody has it, or it cannot be opened, or locks are not to be had.
     */
    static Optional<PartClaim> existing(Path journal) {
        try {
            return Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)
                    ? claim(journal, StandardOpenOption.WRITE) : Optional.empty();
        } catch (IOException e) {
            // Gone meanwhile, or not ours to touch: as good as taken.
            return Optional.empty();
        }
    }

    private static Optional<PartClaim> claim(Path journal, StandardOpenOption how) throws IOException {
        if (!HELD.add(journal)) {
            return Optional.empty();
        }
        Optional<PartClaim> taken = Optional.empty();
        try {
            taken = open(journal, how);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(journal);
            }
        }
    }

    private static Optional<PartClaim> open(Path journal, StandardOpenOption how) throws IOException {
        boolean made = how == StandardOpenOption.CREATE_NEW;
        try {
            FileChannel channel = FileChannel.open(journal, how, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (isLocked(channel, made)) {
                return Optional.of(new PartClaim(journal, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
    }

    /** Where the file system has no locks, nobody can tell whether a journal is in use: then only a new one is ours. */
    private static boolean isLocked(FileChannel channel, boolean made) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return made;
        }
    }

    /**
     * The identity that a journal names which this program does not hold; without a claim, so it is a hint only.
     */
    static Optional<Bytes32> identity(Path journal) {
        if (HELD.contains(journal)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return Journal.identity(channel);
        } catch (IOException e) {
            // Gone meanwhile, a link, or not ours to read: nothing to go on with.
            return Optional.empty();
        }
    }

    Path journal() {
        return journal;
    }

    FileChannel channel() {
        return channel;
    }

    /** Whether the right was not given up yet. */
    boolean isHeld() {
        return channel.isOpen();
    }

    /** Removes the journal and gives the right up. */
    void delete() throws IOException {
        if (isHeld()) {
            try (this) {
                Files.deleteIfExists(journal);
            }
        }
    }

    /** Gives the right up; what is done with the files is to be done before. Does nothing the second time. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                HELD.remove(journal);
            }
        }
    }
}
