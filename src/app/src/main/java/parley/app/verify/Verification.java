package parley.app.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at a plugin's jar for its author: whether it can be loaded, what it leans on, and how it bears up in a server and a
 * shell of its own. In reading order: a {@link Check} looks at one thing and tells {@link Finding}s; a {@link Trial} is what
 * the checks share; a {@link Rehearsal} is the server that the plugin runs in.
 */
public final class Verification {
    /**
     * What is to be looked at.
     *
     * @param jar      the plugin's
     * @param folders  with the plugins that run beside it, in the order of their rank
     * @param settings of plugins, by {@code id.name}
     * @param features files and folders with scenarios
     */
    public record Plan(Path jar, List<Path> folders, Map<String, String> settings, List<Path> features) {
        /** Keeps copies. */
        public Plan {
            folders = List.copyOf(folders);
            settings = Map.copyOf(settings);
            features = List.copyOf(features);
        }
    }

    /** Plays scenarios. */
    @FunctionalInterface
    public interface Player {
        /**
         * Plays those of a file or folder, and shows what happens.
         *
         * @param pluginFolders from which servers and shells take their plugins, in the order of their rank
         * @return whether all of them passed
         * @throws IOException if they cannot be played, or there is none; the text says why
         */
        boolean plays(Path features, List<Path> pluginFolders) throws IOException;
    }

    private final Plan plan;
    private final Player player;
    private final Bounds bounds;

    /** For a plugin and its scenarios. */
    public Verification(Plan plan, Player player) {
        this(plan, player, Bounds.standard());
    }

    Verification(Plan plan, Player player, Bounds bounds) {
        this.plan = plan;
        this.player = player;
        this.bounds = bounds;
    }

    /**
     * Carries out all checks, the fast ones first, and prints what they find. On a platform thread.
     *
     * @return whether none failed
     * @throws IOException          if there is no room for temporary files, or the jar cannot be read
     * @throws InterruptedException if the thread is interrupted; what was started has been ended
     */
    public boolean run(PrintStream out) throws IOException, InterruptedException {
        List<Check> checks = List.of(new DescriptorCheck(), new ApiUseCheck(), new StartCheck(), new InputCheck(),
                new LatencyCheck(), new ReloadCheck(), new ClientCheck(), new FeaturesCheck(plan.features(), player));
        Report report = new Report(out);
        try (Trial trial = Trial.of(plan, bounds)) {
            for (Check check : checks) {
                report.add(check.name(), findings(check, trial));
            }
        }
        return report.sum();
    }

    /** A check that breaks down is a failure of its own, after which the others go on. */
    private static List<Finding> findings(Check check, Trial trial) throws InterruptedException {
        Optional<String> obstacle = check.obstacle(trial);
        if (obstacle.isPresent()) {
            return List.of(Finding.skipped(obstacle.get()));
        }
        try {
            return check.run(trial);
        } catch (IOException e) {
            return List.of(Finding.failed("it could not be carried out: " + e.getMessage(), List.of()));
        }
    }
}
