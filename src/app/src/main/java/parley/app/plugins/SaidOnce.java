package parley.app.plugins;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Says what is so once, and again only if it was not so meanwhile. Not thread-safe. */
final class SaidOnce {
    private final Consumer<String> reports;
    private Set<String> said = Set.of();

    SaidOnce(Consumer<String> reports) {
        this.reports = reports;
    }

    /** Says those lines of all that is so now which were not so before. */
    void say(Collection<String> now) {
        Set<String> lines = new LinkedHashSet<>(now);
        lines.stream().filter(line -> !said.contains(line)).forEach(reports);
        said = lines;
    }
}
