package parley.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Operand;
import parley.app.options.Option;
import parley.app.options.Syntax;

/** {@code parley features}: runs feature files with the steps of the scenario kit. */
final class FeaturesCommand implements Subcommand {
    /** Tells the kit which server to play against. */
    private static final String SERVER_PROPERTY = "parley.testkit.server";
    /** Tells the kit where the passwords of users are. */
    private static final String CREDENTIALS_PROPERTY = "parley.testkit.credentials";

    private static final Operand<Path> DIR =
            Operand.needed("DIR", Format.existing("a folder or a feature file that exists"), "with the feature files");
    private static final Option<String> SERVER = new Option<>("--server", "HOST:PORT", Format.address(),
            "play against this server (one of its own for each scenario)");
    private static final Option<String> TAGS = new Option<>("--tags", "EXPRESSION", Format.text("a tag expression"),
            "play only the scenarios with these tags");
    private static final Option<Path> CREDENTIALS = new Option<>("--credentials", "FILE", Format.file(),
            "users and passwords, a pair a line (./credentials.txt or, without one, made up)");
    private static final Option<String> GLUE = new Option<>("--glue", "PACKAGE", Format.packageName(),
            "take steps from this package too, of a jar in Parley's folder kit; may be repeated");

    @Override
    public String name() {
        return "features";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley features", "Play the scenarios of feature files.", List.of(DIR),
                List.of(SERVER, CREDENTIALS, TAGS, GLUE),
                "With --server the play logs in there as the users that it names, with the passwords of --credentials."
                        + " The exit status is 1 if a scenario fails or has a step that the kit does not know, and if"
                        + " there is none.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException {
        Path features = line.get(DIR).orElseThrow();
        if (!PlayedScenarios.mayBeIn(features)) {
            throw noScenario(line);
        }
        List<String> words = new ArrayList<>();
        line.all(GLUE).forEach(glue -> words.addAll(List.of("--glue", glue)));
        line.get(TAGS).ifPresent(tags -> words.addAll(List.of("--tags", tags)));
        line.get(SERVER).ifPresent(address -> System.setProperty(SERVER_PROPERTY, address));
        line.get(CREDENTIALS).ifPresent(file ->
                System.setProperty(CREDENTIALS_PROPERTY, file.toAbsolutePath().toString()));
        return switch (ScenarioKit.of(around).play(features, words)) {
            case PASSED -> ExitStatus.OK;
            case FAILED -> ExitStatus.FAILED;
            case NONE -> throw noScenario(line);
        };
    }

    private static IOException noScenario(CommandLine line) {
        return new IOException("no scenario was found in " + line.get(DIR).orElseThrow() + line.get(TAGS)
                .map(tags -> " with the tags '" + tags + "': give others, or leave --tags out.")
                .orElse(": give a folder with feature files (*.feature) that have one, or such a file."));
    }
}
