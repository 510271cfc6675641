package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where files are: the system's, or in a test one that loses power, fills up or fails. What was written may be lost with
 * the power until {@link DiskFile#force} has returned, and a new name, a renaming or a deletion until {@link #forceFolder}
 * has. Safe from any thread.
 */
public interface Disk {
    /** The names of a folder's files and folders, in no order; empty if there is no such folder. */
    List<String> list(Path folder) throws IOException;

    /** Makes a folder and those above it, where they are not there. */
    void createFolder(Path folder) throws IOException;

    /** Opens a file to read and append; makes it, empty, if it is not there. */
    DiskFile open(Path file) throws IOException;

    /** Gives a file another name in one step, replacing the file that has it. An open file stays open. */
    void rename(Path from, Path to) throws IOException;

    /**
     * Deletes a file.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    void delete(Path file) throws IOException;

    /** Forces a folder's names to the disk: those that came, and that others went. */
    void forceFolder(Path folder) throws IOException;

    /** The system's. */
    static Disk ofSystem() {
        return SystemDisk.ONLY;
    }
}
