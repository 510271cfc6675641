package parley.app.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipFile;

/**
 * Makes what runs in a target the same as what lies in the folders, whenever it is told to. Not thread-safe.
 *
 * @param <P> the half of a plugin that runs in the target
 */
final class Reconciler<P> {
    private final List<Path> folders;
    private final PluginTarget<P> target;
    private final Function<PluginJar, Optional<String>> disabled;
    private final Consumer<String> reports;
    private final SaidOnce ofFolders;
    private final SaidOnce ofJars;
    private final FolderChanges changes = new FolderChanges();
    private final FoundPlugins found;
    private final RunningPlugins<P> running;
    private final Map<PluginJar, List<String>> broken = new HashMap<>(); // what could not be made, or did not start
    private boolean unfinished; // a fault kept a change from its end, so the next look makes it again
    private FolderLook last = FolderLook.NONE;
    private Choice choice = Choice.of(List.of(), Map.of());
    private Map<String, KnownPlugin> known = new TreeMap<>();

    /**
     * Starts with nothing found.
     *
     * @param folders  in the order of their rank, the highest last
     * @param disabled why a plugin is to be left out, if it is
     * @param reports  gets lines for people, each once
     */
    Reconciler(PluginLoader loader, List<Path> folders, PluginTarget<P> target,
               Function<PluginJar, Optional<String>> disabled, Consumer<String> reports) {
        this.folders = List.copyOf(folders);
        this.target = target;
        this.disabled = disabled;
        this.reports = reports;
        this.ofFolders = new SaidOnce(reports);
        this.ofJars = new SaidOnce(reports);
        this.found = new FoundPlugins(loader, this.folders);
        this.running = new RunningPlugins<>(loader, target, reports);
    }

    /** Takes the jars as they lie there now, and starts the plugins; only what is wrong or replaced is reported. */
    void start() {
        look();
        changes.take(last.jars());
        last.jars().keySet().forEach(found::take);
        reconcile();
    }

    /** Looks at the folders, and carries out what has come to rest. */
    void lookAgain() {
        look();
        FolderChanges.Settled settled = changes.see(last.jars(), Reconciler::isWhole);
        if (!settled.isEmpty() || unfinished) {
            settled.gone().forEach(found::drop);
            Set<String> ids = new HashSet<>();
            settled.present().forEach(jar -> ids.add(found.take(jar).name()));
            // What failed may go well on top of something else.
            broken.keySet().removeIf(jar -> jar.requires().stream().anyMatch(r -> ids.contains(r.id())));
            change();
        }
    }

    /** Takes a jar that was read already, without waiting until it rests. */
    void take(PluginJar jar, FolderLook.Stamp stamp) {
        changes.take(Map.of(jar.jar(), stamp));
        found.put(jar.jar(), jar);
        change();
    }

    /** Brings what runs in line with what was found and is not disabled, and reports what that did. */
    void change() {
        Map<String, LoadedPlugin> before = running.now();
        unfinished = true;
        reconcile();
        unfinished = false;
        new ChangeReport(before, running.now()).lines(known).forEach(reports);
    }

    /** Every plugin that was found, by id. */
    Map<String, KnownPlugin> known() {
        return known;
    }

    /** What runs, by id. */
    Map<String, LoadedPlugin> running() {
        return running.now();
    }

    /** What is wrong with a jar; a line for people. */
    String whyRefused(PluginJar jar) {
        return new RejectedPlugin(jar.jar(), choice.refused().getOrDefault(jar, List.of("Another one of its id is used.")))
                .message();
    }

    private void look() {
        last = FolderLook.at(folders, last);
        ofFolders.say(last.remarks());
    }

    private void reconcile() {
        List<PluginJar> ranked = found.ranked(running.now().values());
        broken.keySet().retainAll(ranked);
        Map<String, String> out = new HashMap<>();
        try (Holds holds = new Holds(target)) {
            Optional<RunningPlugins.Fault> fault;
            do { // each fault takes one jar out
                choice = Choice.of(ranked, broken);
                fault = running.become(enabled(out), holds);
                fault.ifPresent(f -> broken.put(f.jar(), f.texts()));
            } while (fault.isPresent());
        }
        running.release();
        known = KnownPlugin.all(choice, out, target.service());
        sayWhatIsWrong();
    }

    /** What was chosen, without what is disabled and what requires that; {@code out} gets why, by id. */
    private List<PluginJar> enabled(Map<String, String> out) {
        out.clear();
        List<PluginJar> enabled = new ArrayList<>();
        for (PluginJar jar : choice.order()) {
            Optional<String> why = disabled.apply(jar).or(() -> jar.requires().stream().map(Requirement::id)
                    .filter(out::containsKey).findFirst().map(id -> "it requires " + id + ", which is disabled"));
            why.ifPresentOrElse(reason -> out.put(jar.id(), reason), () -> enabled.add(jar));
        }
        return enabled;
    }

    private void sayWhatIsWrong() {
        List<String> lines = new ArrayList<>();
        choice.rejected().forEach(plugin -> lines.add(plugin.message()));
        for (PluginJar jar : choice.refused().keySet()) {
            running.now().values().stream().filter(plugin -> plugin.jar().equals(jar.jar()))
                    .forEach(plugin -> lines.add(ChangeReport.title(plugin) + " goes on in its place."));
        }
        lines.addAll(choice.remarks());
        ofJars.say(lines);
    }

    private static boolean isWhole(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (IOException e) {
            return false; // its end may not be copied yet
        }
    }
}
