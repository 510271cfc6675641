package parley.app.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The order in which plugins can be started: what each requires before it, otherwise by id. */
final class StartOrder {
    private final Map<String, PluginJar> ordered = new LinkedHashMap<>();
    private final Map<String, PluginJar> left;

    /**
     * Orders.
     *
     * @param jars by id, with each all that it requires
     */
    StartOrder(Map<String, PluginJar> jars) {
        left = new TreeMap<>(jars);
        for (Optional<PluginJar> next = next(); next.isPresent(); next = next()) {
            ordered.put(next.get().id(), left.remove(next.get().id()));
        }
    }

    /** Those that can be started. */
    List<PluginJar> jars() {
        return List.copyOf(ordered.values());
    }

    /** Those that require each other in a circle, each followed by one that it requires; empty if there is no circle. */
    List<PluginJar> circle() {
        if (left.isEmpty()) {
            return List.of();
        }
        List<PluginJar> path = new ArrayList<>(); // each that is left requires another that is left, so it comes round
        PluginJar at = left.values().iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at = at.requires().stream().map(r -> left.get(r.id())).filter(jar -> jar != null).findFirst().orElseThrow();
        }
        return path.subList(path.indexOf(at), path.size());
    }

    private Optional<PluginJar> next() {
        return left.values().stream().filter(jar -> jar.requires().stream().allMatch(r -> ordered.containsKey(r.id())))
                .findFirst();
    }
}
