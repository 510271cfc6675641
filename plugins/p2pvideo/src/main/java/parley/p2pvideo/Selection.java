package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.SourceFiles.Item;

/**
 * The files that a user names: one or several, folders with all that is in them, and patterns. Names are separated by
 * blanks and may hold blanks: at each place the longest name that is there counts.
 */
final class Selection {
    private final Path base;
    private final List<Item> items = new ArrayList<>();
    private final Set<Path> taken = new HashSet<>();
    private final List<String> skipped = new ArrayList<>();

    private Selection(Path base) {
        this.base = base;
    }

    /**
     * Finds them.
     *
     * @param base  the folder in which relative names begin
     * @param typed the names
     * @throws IOException with a text for the user if one is not there, cannot be read, or is nothing that can be sent
     */
    static Selection of(Path base, String typed) throws IOException {
        Selection selection = new Selection(base);
        String[] words = typed.strip().split("[ \t]+");
        if (!selection.addIfThere(typed.strip())) {
            for (int from = 0; from < words.length; ) {
                from = selection.addFrom(words, from);
            }
        }
        if (selection.items.isEmpty()) {
            throw new IOException("there is no plain file among '" + typed.strip() + "'");
        }
        return selection;
    }

    /** Adds the longest name that begins with this word, and returns where the next begins. */
    private int addFrom(String[] words, int from) throws IOException {
        for (int to = words.length; to > from; to--) {
            if (addIfThere(String.join(" ", List.of(words).subList(from, to)))) {
                return to;
            }
        }
        if (!Pattern.isOne(words[from])) {
            throw new IOException("there is no file '"
                    + resolve(String.join(" ", List.of(words).subList(from, words.length))) + "'");
        }
        addMatching(words[from]);
        return from + 1;
    }

    private Path resolve(String name) throws IOException {
        try {
            String home = System.getProperty("user.home");
            return base.resolve(name.startsWith("~/") ? Path.of(home, name.substring(2)) : Path.of(name)).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("'" + name + "' is not a file name", e);
        }
    }

    /** What the user names may be a link; what is found within a folder may not. */
    private boolean addIfThere(String name) throws IOException {
        Path path = resolve(name);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            // Whatever it is, it cannot be read under this name: another reading of the line may name a file.
            return false;
        }
        if (path.getFileName() == null) {
            throw new IOException("'" + path + "' is a whole disk, name a folder in it");
        }
        if (attributes.isDirectory()) {
            addFolder(path.toRealPath(), path.getFileName().toString() + "/");
        } else if (attributes.isRegularFile()) {
            addFile(path, path.getFileName().toString(), attributes);
        } else {
            throw new IOException("'" + path + "' is not a plain file");
        }
        return true;
    }

    private void addMatching(String word) throws IOException {
        Pattern pattern = Pattern.of(word);
        Path named = resolve(pattern.root());
        Set<Path> found = new TreeSet<>();
        Path root = Files.isDirectory(named) ? named.toRealPath() : named;
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, Set.of(), pattern.depth(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (pattern.matches(root.relativize(file)) && (attributes.isDirectory() || attributes.isRegularFile())) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    throw unreadable(file, failure);
                }
            });
        }
        if (found.isEmpty()) {
            throw new IOException("no file fits '" + word + "'");
        }
        for (Path file : found) {
            addFound(file, pattern.isDeep() ? pattern.prefix() + root.relativize(file) : file.getFileName().toString());
        }
    }

    private void addFound(Path file, String name) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            addFolder(file, name + "/");
        } else {
            addFile(file, name, attributes);
        }
    }

    private void addFolder(Path root, String name) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            private final List<Integer> before = new ArrayList<>();

            private String name(Path path) {
                return name + root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                before.add(items.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    addFile(file, name(file), attributes);
                } else {
                    skipped.add(name(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                throw unreadable(file, failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw unreadable(folder, failure);
                }
                if (before.removeLast() == items.size() && taken.add(folder)) {
                    String stored = folder.equals(root) ? name : name(folder) + "/";
                    add(folder, new Entry(stored, 0, 0));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static IOException unreadable(Path path, IOException why) {
        return new IOException("'" + path + "' cannot be read"
                + (why instanceof NoSuchFileException ? ": it was removed" : ": permission denied"), why);
    }

    private void addFile(Path file, String name, BasicFileAttributes attributes) throws IOException {
        if (taken.add(file)) {
            add(file, entry(name, attributes.size(), attributes.lastModifiedTime().toMillis()));
        }
    }

    private static Entry entry(String name, long size, long modified) throws IOException {
        try {
            return new Entry(name, size, modified);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + name + "' cannot be sent: " + e.getMessage(), e);
        }
    }

    private void add(Path path, Entry entry) throws IOException {
        if (items.size() == Offer.MOST_ENTRIES) {
            throw new IOException("more than " + Offer.MOST_ENTRIES + " files cannot be sent at a time; send some of them");
        }
        items.add(new Item(path, entry));
    }

    /** What is sent, as it is offered. */
    List<Entry> entries() {
        return items.stream().map(Item::entry).toList();
    }

    /** What is sent. */
    List<Item> items() {
        return items;
    }

    /** What was found within folders and is not sent: symbolic links, pipes and the like. */
    List<String> skipped() {
        return skipped;
    }
}
