package parley.api.signatures;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What plugins see of a version of the API: a line for each type and each member, {@code TYPE: SIGNATURE}, sorted.
 *
 * @param version which one
 * @param lines   of its types
 */
record Signatures(Version version, SortedSet<String> lines) {
    /** Keeps a copy of the lines. */
    Signatures {
        lines = Collections.unmodifiableSortedSet(new TreeSet<>(lines));
    }

    Signatures(Version version, Collection<String> lines) {
        this(version, new TreeSet<>(lines));
    }

    /** Reads what {@link #text} writes: the version, then the lines. */
    static Signatures of(String text) {
        List<String> all = text.lines().toList();
        return new Signatures(Version.of(all.getFirst()), all.subList(1, all.size()));
    }

    String text() {
        return version + "\n" + String.join("\n", lines) + "\n";
    }

    /** Whether a line is about a type that this version has. */
    boolean knowsTypeOf(String line) {
        return lines.stream().anyMatch(known -> type(known).equals(type(line)));
    }

    /** The type that a line is about. */
    static String type(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    /** What a line says of its type. */
    static String signature(String line) {
        return line.substring(line.indexOf(':') + 2);
    }
}
