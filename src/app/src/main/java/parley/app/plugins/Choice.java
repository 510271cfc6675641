package parley.app.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which of the jars that were found are to be used: of each id the one of the highest rank with which nothing is wrong,
 * and with which nothing is wrong of what it requires.
 *
 * @param order   those to be used: what each requires before it, otherwise by id
 * @param refused what is wrong with each of the others, a sentence or two each; one that only gave way to another of its
 *                id is not among them
 * @param remarks a line for people for each id of which one gave way to another
 */
record Choice(List<PluginJar> order, Map<PluginJar, List<String>> refused, List<String> remarks) {
    /**
     * Chooses.
     *
     * @param ranked what was found, the highest rank first
     * @param later  what was found wrong with some of them when they were to be used
     */
    static Choice of(List<PluginJar> ranked, Map<PluginJar, List<String>> later) {
        Map<PluginJar, List<String>> refused = faulty(ranked, later);
        Map<String, PluginJar> chosen = best(ranked, refused);
        Map<PluginJar, List<String>> wrong = wrong(chosen, refused);
        while (!wrong.isEmpty()) { // what is refused now may have another of its id, with which all is well
            refused.putAll(wrong);
            chosen = best(ranked, refused);
            wrong = wrong(chosen, refused);
        }
        List<String> remarks = new ArrayList<>();
        for (PluginJar jar : ranked) {
            PluginJar best = jar.descriptor().map(Descriptor::id).map(chosen::get).orElse(null);
            if (best != null && !best.jar().equals(jar.jar())) {
                compare(jar, best, ranked, refused, remarks);
            }
        }
        return new Choice(new StartOrder(chosen).jars(), refused, remarks);
    }

    /** A message for each jar that is refused. */
    List<RejectedPlugin> rejected() {
        return refused.entrySet().stream().map(e -> new RejectedPlugin(e.getKey().jar(), e.getValue())).toList();
    }

    private static Map<PluginJar, List<String>> faulty(List<PluginJar> ranked, Map<PluginJar, List<String>> later) {
        Map<PluginJar, List<String>> faulty = new LinkedHashMap<>();
        Map<String, PluginJar> all = best(ranked, Map.of());
        for (PluginJar jar : ranked) {
            List<String> faults = new ArrayList<>(jar.faults());
            faults.addAll(later.getOrDefault(jar, List.of()));
            if (!faults.isEmpty()) {
                faults.addAll(Links.faults(jar, all, List.of())); // so that all is said at once
                faulty.put(jar, faults);
            }
        }
        return faulty;
    }

    private static Map<String, PluginJar> best(List<PluginJar> ranked, Map<PluginJar, List<String>> refused) {
        Map<String, PluginJar> best = new TreeMap<>();
        ranked.stream().filter(jar -> jar.descriptor().isPresent() && !refused.containsKey(jar))
                .forEach(jar -> best.putIfAbsent(jar.id(), jar));
        return best;
    }

    private static Map<PluginJar, List<String>> wrong(Map<String, PluginJar> chosen,
                                                      Map<PluginJar, List<String>> refused) {
        List<String> out = refused.keySet().stream().map(PluginJar::name).toList();
        Map<PluginJar, List<String>> wrong = new LinkedHashMap<>();
        for (PluginJar jar : chosen.values()) {
            List<String> faults = Links.faults(jar, chosen, out);
            if (!faults.isEmpty()) {
                wrong.put(jar, faults);
            }
        }
        return wrong.isEmpty() ? circle(chosen) : causes(wrong);
    }

    /** Without those that require another of them, which may be well with its successor. */
    private static Map<PluginJar, List<String>> causes(Map<PluginJar, List<String>> wrong) {
        Set<String> ids = wrong.keySet().stream().map(PluginJar::id).collect(Collectors.toSet());
        Map<PluginJar, List<String>> causes = new LinkedHashMap<>(wrong);
        causes.keySet().removeIf(jar -> jar.requires().stream().anyMatch(r -> ids.contains(r.id())));
        return causes.isEmpty() ? wrong : causes;
    }

    private static Map<PluginJar, List<String>> circle(Map<String, PluginJar> chosen) {
        List<PluginJar> circle = new StartOrder(chosen).circle();
        Map<PluginJar, List<String>> wrong = new LinkedHashMap<>();
        for (int first = 0; first < circle.size(); first++) {
            List<PluginJar> rest = new ArrayList<>(circle.subList(first + 1, circle.size()));
            rest.addAll(circle.subList(0, first + 1));
            wrong.put(circle.get(first), List.of("It requires "
                    + rest.stream().map(PluginJar::id).collect(Collectors.joining(", which requires "))
                    + ": a circle in which none can be started first. Take one of these out of the 'requires' of another."));
        }
        return wrong;
    }

    private static void compare(PluginJar jar, PluginJar best, List<PluginJar> ranked,
                                Map<PluginJar, List<String>> refused, List<String> remarks) {
        if (refused.containsKey(jar)) {
            if (ranked.indexOf(jar) < ranked.indexOf(best)) {
                remarks.add("Plugin " + best.id() + " is " + best.jar() + " instead.");
            }
        } else if (Objects.equals(best.jar().getParent(), jar.jar().getParent())) {
            refused.put(jar, List.of("Its id '" + jar.id() + "' belongs to " + best.jar().getFileName()
                    + " beside it already: delete one of the two."));
        } else {
            remarks.add("Plugin " + jar.id() + " is " + best.jar() + ", which replaces " + jar.jar() + ".");
        }
    }
}
