package parley.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Operand;
import parley.app.options.Syntax;
import parley.app.verify.Verification;

/** {@code parley verify}: tells the author of a plugin how its jar does. */
final class VerifyCommand implements Subcommand {
    /** Tells the kit from which folders servers and shells take their plugins. */
    private static final String PLUGINS_PROPERTY = "parley.testkit.plugins";

    private static final Operand<Path> JAR = Operand.needed("PLUGIN.jar", Format.file(), "the plugin");
    private static final Operand<Path> FEATURES = Operand.repeated("FEATURES",
            Format.existing("a folder or a feature file that exists"), "scenarios of its author");

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley verify", "Check a plugin, and say what its author should know.", List.of(JAR, FEATURES),
                List.of(CommonOptions.PLUGINS, CommonOptions.SET),
                "It looks at the jar, then runs the plugin beside those that are here: in a server of its own with made-up"
                        + " users, who type what people type by mistake, and in a shell. So run it on plugins that you would"
                        + " run. The exit status is 1 if a check fails.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException, InterruptedException {
        Verification.Plan plan = new Verification.Plan(line.get(JAR).orElseThrow(),
                CommonOptions.pluginFolders(line, around.installation()), CommonOptions.settings(line), line.all(FEATURES));
        boolean well = new Verification(plan, (features, folders) -> play(features, folders, ScenarioKit.of(around)))
                .run(around.out());
        return well ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static boolean play(Path features, List<Path> pluginFolders, ScenarioKit kit) throws IOException {
        System.setProperty(PLUGINS_PROPERTY, pluginFolders.stream().map(folder -> folder.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        try {
            return switch (PlayedScenarios.mayBeIn(features) ? kit.play(features, List.of()) : ScenarioKit.Outcome.NONE) {
                case PASSED -> true;
                case FAILED -> false;
                case NONE -> throw new IOException("no scenario was found in " + features
                        + ": give a folder with feature files (*.feature) that have one, or such a file.");
            };
        } finally {
            System.clearProperty(PLUGINS_PROPERTY);
        }
    }
}
