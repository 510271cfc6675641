package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Gives a file or a folder that has arrived its name: {@code NAME}, or {@code NAME (1)} and so on; never one that is taken. */
final class FinalName {
    private static final int MOST_NUMBER = 9_999;

    private FinalName() {
    }

    /** Moves it within the file system, and returns the name that it got. */
    static String give(Path arrived, Path directory, String name) throws IOException {
        for (int number = 0; number <= MOST_NUMBER; number++) {
            Path target = directory.resolve(SafeName.numbered(name, number));
            boolean moved = Files.isDirectory(arrived, LinkOption.NOFOLLOW_LINKS) ? moveTo(arrived, target)
                    : linkTo(arrived, target);
            if (moved) {
                return target.getFileName().toString();
            }
        }
        throw new IOException("there are too many files named " + name);
    }

    /** False if the name is taken. A hard link is the only way to take a name that cannot overwrite in a race. */
    private static boolean linkTo(Path arrived, Path target) throws IOException {
        try {
            Files.createLink(target, arrived);
        } catch (FileAlreadyExistsException e) {
            if (!isOurs(arrived, target)) {
                return false;
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            return moveTo(arrived, target);
        }
        Files.delete(arrived);
        return true;
    }

    /** Whether an earlier attempt, which was killed between the two steps, has given it this name. */
    private static boolean isOurs(Path arrived, Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(arrived, target);
    }

    /**
     * For folders, and for file systems without hard links: as good as they can, a look and then a move that refuses to
     * overwrite. In a race a folder could take the place of an empty one, and of nothing else (POSIX, rename).
     */
    private static boolean moveTo(Path arrived, Path target) throws IOException {
        try {
            Files.move(arrived, target);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return false;
        }
    }
}
