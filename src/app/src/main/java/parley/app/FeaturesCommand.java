package parley.app;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Operand;
import parley.app.options.Option;
import parley.app.options.Syntax;

/**
 * {@code parley features}: runs feature files with the steps of the scenario kit. The kit and its libraries are no part
 * of the program: they are looked for in its folder {@code kit} when this is called.
 */
final class FeaturesCommand implements Subcommand {
    /** Tells the kit which server to play against. */
    private static final String SERVER_PROPERTY = "parley.testkit.server";
    /** Tells the kit where the passwords of users are. */
    private static final String CREDENTIALS_PROPERTY = "parley.testkit.credentials";
    /** Otherwise Cucumber offers to publish the report. */
    private static final String QUIET_PROPERTY = "cucumber.publish.quiet";
    private static final String RUNNER = "io.cucumber.core.cli.Main";
    private static final String STEPS = "parley.testkit";

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
        List<String> words = new ArrayList<>(List.of("--glue", STEPS, "--plugin", "pretty"));
        line.all(GLUE).forEach(glue -> words.addAll(List.of("--glue", glue)));
        if (!around.colour()) {
            words.add("--monochrome");
        }
        line.get(TAGS).ifPresent(tags -> words.addAll(List.of("--tags", tags)));
        words.add(features.toString());
        line.get(SERVER).ifPresent(address -> System.setProperty(SERVER_PROPERTY, address));
        line.get(CREDENTIALS).ifPresent(file ->
                System.setProperty(CREDENTIALS_PROPERTY, file.toAbsolutePath().toString()));
        System.setProperty(QUIET_PROPERTY, "true");
        URL[] jars = jars(around.installation().kit());
        try (PlayedScenarios played = PlayedScenarios.none()) {
            words.addAll(0, List.of("--plugin", played.plugin()));
            byte status = play(jars, words.toArray(String[]::new));
            if (status == 0 && !played.any()) {
                throw noScenario(line);
            }
            return status == 0 ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private static IOException noScenario(CommandLine line) {
        return new IOException("no scenario was found in " + line.get(DIR).orElseThrow() + line.get(TAGS)
                .map(tags -> " with the tags '" + tags + "': give others, or leave --tags out.")
                .orElse(": give a folder with feature files (*.feature) that have one, or such a file."));
    }

    private static byte play(URL[] jars, String[] words) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader kit = new URLClassLoader("kit", jars, FeaturesCommand.class.getClassLoader())) {
            thread.setContextClassLoader(kit);
            return play(kit, words);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] jars(Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : found) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        if (jars.isEmpty()) {
            throw new IOException("the scenario kit is not in " + folder + ": build Parley with all its modules.");
        }
        return jars.toArray(URL[]::new);
    }

    private static byte play(ClassLoader kit, String[] words) throws IOException {
        try {
            return (byte) kit.loadClass(RUNNER).getMethod("run", String[].class, ClassLoader.class)
                    .invoke(null, words, kit);
        } catch (InvocationTargetException e) {
            throw new IOException("the features could not be played: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IOException("the scenario kit in the program's folder is incomplete: build Parley again.", e);
        }
    }
}
