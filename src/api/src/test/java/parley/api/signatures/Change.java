package parley.api.signatures;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became different from one version of the API to another, and which version that asks for.
 *
 * @param before  the one that was recorded
 * @param now     the one that is there
 * @param removed lines that are gone; what was changed is gone in its old form
 * @param added   lines that are new
 * @param burdens those of the new lines that plugins would have to implement, and the ones that are built do not
 */
record Change(Version before, Version now, SortedSet<String> removed, SortedSet<String> added, SortedSet<String> burdens) {
    /**
     * Compares two versions.
     *
     * @param implemented the names of the interfaces that plugins implement
     */
    static Change between(Signatures before, Signatures now, Set<String> implemented) {
        SortedSet<String> removed = new TreeSet<>(before.lines());
        removed.removeAll(now.lines());
        SortedSet<String> added = new TreeSet<>(now.lines());
        added.removeAll(before.lines());
        SortedSet<String> burdens = new TreeSet<>(added);
        burdens.removeIf(line -> !implemented.contains(Signatures.type(line)) || !before.knowsTypeOf(line)
                || !hasToBeImplemented(Signatures.signature(line)));
        return new Change(before.version(), now.version(), removed, added, burdens);
    }

    private static boolean hasToBeImplemented(String signature) {
        return signature.startsWith("public abstract ") || signature.startsWith("extends ");
    }

    /** Whether there are plugins that ran with the version before and do not run now. */
    boolean isIncompatible() {
        return !removed.isEmpty() || !burdens.isEmpty();
    }

    /** What is wrong with the version's number, and what to do; empty if it fits. */
    Optional<String> objection() {
        boolean same = removed.isEmpty() && added.isEmpty();
        if (now.equals(before)) {
            return same ? Optional.empty() : Optional.of("The API is not the one that was recorded as " + before + ".\n"
                    + differences() + (isIncompatible() ? raiseMajor() : raiseMinor()));
        }
        if (!now.equals(before.nextMinor()) && !now.equals(before.nextMajor())) {
            return Optional.of("The version of the API is " + now + ", but after " + before + " comes " + before.nextMinor()
                    + " or " + before.nextMajor() + ".\n");
        }
        if (now.major() == before.major() && isIncompatible()) {
            return Optional.of("From " + before + " to " + now + " only the minor version was raised.\n" + differences()
                    + raiseMajor());
        }
        if (now.major() > before.major() && !isIncompatible()) {
            return Optional.of("From " + before + " to " + now + " the major version was raised, which shuts out every plugin"
                    + " that there is, but nothing that a plugin uses is gone.\n" + differences() + raiseMinor());
        }
        return Optional.empty();
    }

    private String raiseMajor() {
        return "Plugins that were built against " + before + " would break. Undo it, or make it version " + before.nextMajor()
                + ": raise Api.MAJOR, set Api.MINOR to 0, and record it.\n";
    }

    private String raiseMinor() {
        return "Every plugin that was built against " + before + " still runs. Make it version " + before.nextMinor()
                + ": raise Api.MINOR, and record it.\n";
    }

    private String differences() {
        StringBuilder text = new StringBuilder();
        removed.forEach(line -> text.append("  gone: ").append(line).append('\n'));
        added.forEach(line -> text.append(burdens.contains(line) ? "  new, and not in the plugins that implement it: "
                : "  new:  ").append(line).append('\n'));
        return text.toString();
    }
}
