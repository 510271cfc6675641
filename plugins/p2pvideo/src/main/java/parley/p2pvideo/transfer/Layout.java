package parley.p2pvideo.transfer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Under which names the entries of an offer are stored: {@code SENDER_FILE} for a file, {@code SENDER_FOLDER/...} for what
 * is in a folder. Every part of every name is made safe, see {@link SafeName}, and no two files get one name, not on a
 * file system either that takes upper and lower case for the same.
 */
final class Layout {
    private final List<String> names = new ArrayList<>();
    private final Set<String> tops = new LinkedHashSet<>();
    /** By the folder's name as the sender has it. */
    private final Map<String, String> folders = new HashMap<>();
    /** The names that are taken, as {@link #fold} has them, with the number from which on to look for a free one. */
    private final Map<String, Integer> taken = new HashMap<>();

    /** Finds names for the entries of an offer from that user. */
    Layout(String sender, List<Entry> entries) {
        for (Entry entry : entries) {
            String name = entry.name();
            int slash = name.lastIndexOf('/');
            String parent = slash < 0 ? "" : folder(sender, name.substring(0, slash + 1));
            String stored = entry.isFolder() ? parent : free(sender, parent, name.substring(slash + 1));
            names.add(stored);
            int top = stored.indexOf('/');
            tops.add(top < 0 ? stored : stored.substring(0, top));
        }
    }

    /** The stored name of a folder, with the slash at its end. */
    private String folder(String sender, String name) {
        String known = folders.get(name);
        if (known != null) {
            return known;
        }
        int slash = name.lastIndexOf('/', name.length() - 2);
        String parent = slash < 0 ? "" : folder(sender, name.substring(0, slash + 1));
        String stored = free(sender, parent, name.substring(slash + 1, name.length() - 1)) + "/";
        folders.put(name, stored);
        return stored;
    }

    private String free(String sender, String parent, String part) {
        String safe = parent.isEmpty() ? SafeName.of(sender, part) : SafeName.part(part);
        String wanted = fold(parent + safe);
        int number = taken.getOrDefault(wanted, 0);
        while (taken.containsKey(fold(parent + SafeName.numbered(safe, number)))) {
            number++;
        }
        String stored = parent + SafeName.numbered(safe, number);
        taken.put(fold(stored), 1);
        taken.put(wanted, number + 1);
        return stored;
    }

    /** What a file system that does not tell cases or forms of a letter apart compares. */
    private static String fold(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The stored name of each entry, in their order; that of a folder ends with a slash. */
    List<String> names() {
        return names;
    }

    /** The files and folders that everything is in, without slashes. */
    List<String> tops() {
        return List.copyOf(tops);
    }
}
