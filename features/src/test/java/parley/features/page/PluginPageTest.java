package parley.features.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.features.Maven;

/** {@code plugins/README.md}, followed word by word, with the built program. */
class PluginPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("plugins/README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    /** Which may be taken on the machine of the test, so another is typed in its place. */
    private static final String PORT = "7311";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void whoFollowsThePageArrives() throws IOException, InterruptedException {
        Path maven = Maven.orSkip();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        offline(folder.resolve(".mvn"));
        String path = String.join(File.pathSeparator, ROOT.resolve("target/parley/bin").toString(),
                maven.getParent().toString(), System.getenv("PATH"));
        try (Terminal terminal = new Terminal(empty, folder.resolve("typed"), Map.of("PATH", path), PATIENCE)) {
            for (Step step : Page.read(page().replace(PORT, freePort()))) {
                step.carryOut(terminal, PAGE.getParent());
            }
        }
    }

    @Test
    void whatThePageLinksToIsThere() throws IOException {
        List<String> links = LINK.matcher(page()).results().map(link -> link.group(1)).toList();

        assertTrue(!links.isEmpty());
        assertEquals(List.of(), links.stream().filter(link -> !Files.exists(PAGE.getParent().resolve(link))).toList());
    }

    /** Maven looks here for its options, since the project lies further down. */
    private static void offline(Path options) throws IOException {
        Files.createDirectory(options);
        Files.write(options.resolve("maven.config"), Maven.offline());
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static String freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return Integer.toString(any.getLocalPort());
        }
    }
}
