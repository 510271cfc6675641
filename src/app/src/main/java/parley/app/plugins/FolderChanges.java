package parley.app.plugins;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import parley.app.plugins.FolderLook.Stamp;

/**
 * Tells from one look at the folders after another which jars changed and have come to rest: a jar that is being copied,
 * or is away for a moment while it is renamed, is left alone. It looks at no folder and at no clock. Not thread-safe.
 */
final class FolderChanges {
    /** After so many looks at a file that rests and is no whole jar, it is taken as it is, to be reported as broken. */
    static final int LOOKS_AT_A_PART = 40;

    private final Map<Path, Stamp> taken = new HashMap<>();     // as they were when they were last handed out
    private final Map<Path, Resting> differing = new HashMap<>(); // those that are otherwise now

    /**
     * What came to rest.
     *
     * @param present jars that are new or changed
     * @param gone    jars that are there no longer
     */
    record Settled(Set<Path> present, Set<Path> gone) {
        boolean isEmpty() {
            return present.isEmpty() && gone.isEmpty();
        }
    }

    /** A jar as it was in so many looks in a row; the stamp is null if it was not there. */
    private record Resting(Stamp stamp, int looks) {}

    /** Takes jars as they are without waiting, as at the start. */
    void take(Map<Path, Stamp> jars) {
        taken.putAll(jars);
        differing.keySet().removeAll(jars.keySet());
    }

    /**
     * Takes note of a look.
     *
     * @param look  what it saw
     * @param whole whether a file is a zip with all its parts; asked only of one that rests
     * @return what was the same in this look and the one before, and is otherwise than it was when last handed out
     */
    Settled see(Map<Path, Stamp> look, Predicate<Path> whole) {
        Set<Path> present = new LinkedHashSet<>();
        Set<Path> gone = new LinkedHashSet<>();
        Set<Path> all = new LinkedHashSet<>(look.keySet());
        all.addAll(taken.keySet());
        all.addAll(differing.keySet());
        for (Path jar : all) {
            Stamp stamp = look.get(jar);
            int looks = looks(jar, stamp);
            if (looks < 2) {
                continue;
            }
            if (stamp == null) {
                gone.add(jar);
                taken.remove(jar);
                differing.remove(jar);
            } else if (looks >= LOOKS_AT_A_PART || whole.test(jar)) {
                present.add(jar);
                taken.put(jar, stamp);
                differing.remove(jar);
            }
        }
        return new Settled(present, gone);
    }

    /** In how many looks it has been like this, otherwise than it was taken; 0 if it is as it was taken. */
    private int looks(Path jar, Stamp stamp) {
        Resting before = differing.get(jar);
        if (Objects.equals(stamp, taken.get(jar))) {
            differing.remove(jar);
            return 0;
        }
        boolean same = before != null && Objects.equals(before.stamp, stamp);
        Resting now = new Resting(stamp, same ? before.looks + 1 : 1);
        differing.put(jar, now);
        return now.looks;
    }
}
