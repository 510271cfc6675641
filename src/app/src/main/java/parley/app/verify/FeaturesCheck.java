package parley.app.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.app.verify.Verification.Player;

/** Whether the scenarios that its author wrote pass, with the jar among the plugins of servers and shells. */
final class FeaturesCheck implements Check {
    private final List<Path> features;
    private final Player player;

    FeaturesCheck(List<Path> features, Player player) {
        this.features = features;
        this.player = player;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notRun().or(() -> features.isEmpty() ? Optional.of("no feature file was given") : Optional.empty());
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path path : features) {
            findings.add(player.plays(path, trial.pluginFolders()) ? Finding.ok(path + ": every scenario passes")
                    : Finding.failed(path + ": not every scenario passes. The play above shows the step that fails; 'parley"
                            + " features' plays it alone.", List.of()));
        }
        return findings;
    }
}
