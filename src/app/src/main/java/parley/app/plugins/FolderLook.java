package parley.app.plugins;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one look at the folders saw.
 *
 * @param jars    every {@code *.jar} by rank: those in the later folder first, in one folder by file name
 * @param remarks a line for people for each folder that could not be read
 */
record FolderLook(Map<Path, Stamp> jars, List<String> remarks) {
    /**
     * By what a file that changed is told from one that did not.
     *
     * @param size     in bytes
     * @param modified when it was changed last
     * @param key      the system's own name of the file, another one after it was replaced; null where there is none
     */
    record Stamp(long size, FileTime modified, Object key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /** Nothing seen yet. */
    static final FolderLook NONE = new FolderLook(Map.of(), List.of());

    /**
     * Looks at folders, one that is named twice once.
     *
     * @param folders in the order of their rank, the highest last; one that does not exist counts as empty
     * @param before  the look before; a folder that cannot be read counts as it was then
     */
    static FolderLook at(List<Path> folders, FolderLook before) {
        Map<Path, Stamp> jars = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        List<Path> read = new ArrayList<>();
        for (Path folder : folders.reversed()) {
            // What may be there and cannot be read is told; 'exists' would be false for it.
            if (!Files.notExists(folder) && read.stream().noneMatch(other -> isSame(folder, other))) {
                read.add(folder);
                try {
                    look(folder, jars);
                } catch (IOException | DirectoryIteratorException e) {
                    remarks.add("No plugin is taken from " + folder + ", which cannot be read as a folder (" + e + ").");
                    before.jars.forEach((jar, stamp) -> {
                        if (folder.equals(jar.getParent())) {
                            jars.putIfAbsent(jar, stamp);
                        }
                    });
                }
            }
        }
        return new FolderLook(jars, remarks);
    }

    private static void look(Path folder, Map<Path, Stamp> jars) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(names::add);
        }
        for (Path jar : names.stream().sorted().toList()) {
            try {
                jars.put(jar, Stamp.of(jar));
            } catch (NoSuchFileException e) {
                continue; // it went while we looked
            }
        }
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return a.equals(b) || Files.isSameFile(a, b);
        } catch (IOException e) {
            return false; // then reading one of them says why
        }
    }
}
