package parley.app.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.api.Api;

/** Whether the classes that the plugin refers to are there for it, and whether it is a good neighbour. */
final class ApiUseCheck implements Check {
    /** How many of those that are missing are named. */
    private static final int NAMED = 10;

    @Override
    public String name() {
        return "api use";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notLoaded();
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException {
        JarClasses jar = JarClasses.read(trial.jar());
        List<ClassUse> uses = jar.classes().stream().map(ClassUse::of).toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(references(uses, new VisibleClasses(jar.names(), trial.required()),
                "built against API " + trial.plugin().descriptor().api() + ", and this is API " + Api.version()));
        for (Habit habit : Habit.values()) {
            List<String> classes = uses.stream().filter(habit::isOf).map(ClassUse::name).toList();
            if (classes.isEmpty() || habit == Habit.NATIVE && trial.plugin().descriptor().nativeAccess()) {
                continue; // what it asks for has been noted with its descriptor
            }
            if (habit == Habit.EXIT) {
                findings.add(Finding.failed("it " + habit.advice(), first(classes)));
                trial.dangerous("it could end this program too: take System.exit out first");
            } else {
                findings.add(Finding.note("it " + habit.advice(), first(classes)));
            }
        }
        return findings;
    }

    private static Finding references(List<ClassUse> uses, VisibleClasses visible, String versions) {
        Map<String, String> missing = new TreeMap<>(); // with one that refers to it
        for (ClassUse use : uses) {
            use.classes().stream().filter(name -> !visible.has(name)).forEach(name -> missing.putIfAbsent(name, use.name()));
        }
        if (missing.isEmpty()) {
            return Finding.ok(count(uses.size()) + ", and all that is referred to is there; " + versions);
        }
        return Finding.failed(count(missing.size()) + " that it refers to cannot be seen by it: put them into the jar, or name"
                + " in 'requires' the plugin that exports them; " + versions, first(missing.entrySet().stream()
                .map(e -> e.getKey() + ", referred to by " + e.getValue()).toList()));
    }

    private static String count(int classes) {
        return classes == 1 ? "1 class" : classes + " classes";
    }

    private static List<String> first(List<String> all) {
        List<String> named = new ArrayList<>(all.subList(0, Math.min(NAMED, all.size())));
        if (all.size() > NAMED) {
            named.add("and " + (all.size() - NAMED) + " more");
        }
        return named;
    }
}
