package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sole right to a part file: a lock on the open file, which the operating system lets go of even if the program is
 * killed. So a file that is there and that nobody has locked is what a killed program has left, and is removed.
 *
 * <p>The lock is kept until the file has its final name or is gone. A leftover is deleted and never written to: it may
 * be a second name of a finished file, if the program was killed between the two steps of a commit. Where the file
 * system does not tell files apart by a key, as on Windows, leftovers stay.
 */
final class PartClaim implements AutoCloseable {
    /** An empty file may be one that another program has just made and not locked yet; not if it is older than this. */
    static final Duration MAKING = Duration.ofMinutes(1);
    /**
     * What this program holds. Such a file must not even be opened: on POSIX systems to close any channel of a file
     * gives up all locks that the program has on it (fcntl, "advisory record locking").
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path part;
    private final FileChannel channel;

    private PartClaim(Path part, FileChannel channel) {
        this.part = part;
        this.channel = channel;
    }

    /**
     * Makes an empty file and locks it; nothing if the name is taken.
     *
     * @param part in a directory without symbolic links, so that each file has one name
     * @throws IOException if no file can be made there
     */
    static Optional<PartClaim> take(Path part) throws IOException {
        if (!HELD.add(part)) {
            return Optional.empty();
        }
        Optional<PartClaim> taken = Optional.empty();
        try {
            taken = make(part);
            if (taken.isEmpty() && removeLeftover(part)) {
                taken = make(part);
            }
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(part);
            }
        }
    }

    private static Optional<PartClaim> make(Path part) throws IOException {
        try {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                    StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            lock(channel);
            return Optional.of(new PartClaim(part, channel));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // This file system has no locks: then nobody can lock a leftover on it either, and all of them stay.
        }
    }

    /** True if there was a leftover and it is gone. */
    private static boolean removeLeftover(Path part) {
        try {
            BasicFileAttributes found = attributes(part);
            return found.isRegularFile() && !isBeingMade(found) && deleteUnlocked(part, found);
        } catch (IOException | OverlappingFileLockException e) {
            // Gone meanwhile, or not ours to touch: the name counts as taken.
            return false;
        }
    }

    private static boolean isBeingMade(BasicFileAttributes found) {
        return found.size() == 0 && found.lastModifiedTime().toInstant().isAfter(Instant.now().minus(MAKING));
    }

    private static boolean deleteUnlocked(Path part, BasicFileAttributes found) throws IOException {
        try (FileChannel leftover = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = leftover.tryLock()) {
            // Between the look and the lock its owner may have finished, and another may have taken the name.
            boolean same = found.fileKey() != null && found.fileKey().equals(attributes(part).fileKey());
            if (lock == null || !same) {
                return false;
            }
            Files.delete(part);
            return true;
        }
    }

    private static BasicFileAttributes attributes(Path part) throws IOException {
        return Files.readAttributes(part, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    Path part() {
        return part;
    }

    FileChannel channel() {
        return channel;
    }

    /** Whether the right was not given up yet. */
    boolean isHeld() {
        return channel.isOpen();
    }

    /** Gives the right up; what is done with the file is to be done before. Does nothing the second time. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                HELD.remove(part);
            }
        }
    }
}
