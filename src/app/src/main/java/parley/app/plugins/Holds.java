package parley.app.plugins;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The commands that are held back during one change, which may turn out to concern more plugins than it did at first. */
final class Holds implements AutoCloseable {
    private final PluginTarget<?> target;
    private final Set<String> ids = new HashSet<>();
    private final List<PluginTarget.Hold> holds = new ArrayList<>();

    Holds(PluginTarget<?> target) {
        this.target = target;
    }

    /** Holds back the commands of these too. */
    void add(Set<String> more) {
        Set<String> fresh = new HashSet<>(more);
        fresh.removeAll(ids);
        if (!fresh.isEmpty()) {
            holds.add(target.hold(Set.copyOf(fresh)));
            ids.addAll(fresh);
        }
    }

    @Override
    public void close() {
        holds.reversed().forEach(PluginTarget.Hold::close);
    }
}
