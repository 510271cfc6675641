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

/**
 * Plays scenarios with the scenario kit. The kit and its libraries are no part of the program: they are looked for in its
 * folder {@code kit} when this is called.
 */
final class ScenarioKit {
    /** How a play went. */
    enum Outcome {
        /** Every scenario passed. */
        PASSED,
        /** Some did not. */
        FAILED,
        /** There was none. */
        NONE
    }

    /** Otherwise Cucumber offers to publish the report. */
    private static final String QUIET_PROPERTY = "cucumber.publish.quiet";
    private static final String RUNNER = "io.cucumber.core.cli.Main";
    private static final String STEPS = "parley.testkit";

    private final Path folder;
    private final boolean colour;

    private ScenarioKit(Path folder, boolean colour) {
        this.folder = folder;
        this.colour = colour;
    }

    /** The kit of the installation. */
    static ScenarioKit of(Surroundings around) {
        return new ScenarioKit(around.installation().kit(), around.colour());
    }

    /**
     * Plays the scenarios of a file or folder, and shows them.
     *
     * @param options further ones of Cucumber's command line
     * @throws IOException if they cannot be played; the text says why
     */
    Outcome play(Path features, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of("--glue", STEPS, "--plugin", "pretty"));
        if (!colour) {
            words.add("--monochrome");
        }
        words.addAll(options);
        words.add(features.toString());
        System.setProperty(QUIET_PROPERTY, "true");
        URL[] jars = jars();
        try (PlayedScenarios played = PlayedScenarios.none()) {
            words.addAll(0, List.of("--plugin", played.plugin()));
            byte status = play(jars, words.toArray(String[]::new));
            if (status != 0) {
                return Outcome.FAILED;
            }
            return played.any() ? Outcome.PASSED : Outcome.NONE;
        }
    }

    private URL[] jars() throws IOException {
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

    private static byte play(URL[] jars, String[] words) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader kit = new URLClassLoader("kit", jars, ScenarioKit.class.getClassLoader())) {
            thread.setContextClassLoader(kit);
            return play(kit, words);
        } finally {
            thread.setContextClassLoader(before);
        }
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
