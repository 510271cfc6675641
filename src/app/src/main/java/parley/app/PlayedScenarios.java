package parley.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether Cucumber played a scenario, which its exit status does not tell. Cucumber writes what it does to a temporary
 * file, as messages of one line each (Cucumber Messages); {@link #close} removes it.
 */
final class PlayedScenarios implements AutoCloseable {
    private static final String STARTED = "{\"testCaseStarted\":";

    private final Path messages;

    private PlayedScenarios(Path messages) {
        this.messages = messages;
    }

    /** Before anything is played. */
    static PlayedScenarios none() throws IOException {
        return new PlayedScenarios(Files.createTempFile("parley-features-", ".ndjson"));
    }

    /** Whether a file is a feature file, or a folder has one at any depth; Cucumber logs a warning where none is. */
    static boolean mayBeIn(Path features) throws IOException {
        try (Stream<Path> files = Files.find(features, Integer.MAX_VALUE,
                (file, attributes) -> file.toString().endsWith(".feature"), FileVisitOption.FOLLOW_LINKS)) {
            return files.findAny().isPresent();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What Cucumber takes as {@code --plugin}, so that it writes the file. */
    String plugin() {
        return "message:" + messages;
    }

    /** Whether a scenario was started. */
    boolean any() throws IOException {
        try (Stream<String> lines = Files.lines(messages)) {
            return lines.anyMatch(line -> line.startsWith(STARTED));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(messages);
    }
}
