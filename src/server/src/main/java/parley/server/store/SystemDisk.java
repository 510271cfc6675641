package parley.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The system's files. Its monitor keeps a renaming and the opening of a file again apart. */
final class SystemDisk implements Disk {
    static final SystemDisk ONLY = new SystemDisk();
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Set<SystemFile> open = new HashSet<>(); // guarded by this

    private SystemDisk() {}

    @Override
    public List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        SystemFile opened = new SystemFile(this, file, FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE));
        open.add(opened);
        return opened;
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        open.forEach(file -> file.renamed(from, to));
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    /** Does nothing on Windows, where a folder cannot be opened, and NTFS keeps its own journal of names. */
    @Override
    public void forceFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    synchronized void closed(SystemFile file) {
        open.remove(file);
    }
}
