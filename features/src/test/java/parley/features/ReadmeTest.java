package parley.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README shows of the example is the example. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String WAVE = "plugins/wave/";

    @ParameterizedTest
    @CsvSource({
        "src/main/java/parley/wave/Wave.java, /**",
        "wave.feature, Feature:"})
    void theExampleIsShownAsItIs(String file, String firstShown) throws IOException {
        String source = Files.readString(ROOT.resolve(WAVE + file));
        String shown = source.substring(source.indexOf(firstShown)).strip();

        assertTrue(readme().contains(shown), () -> "The README differs from " + file);
    }

    @Test
    void whatItLinksToIsThere() throws IOException {
        List<String> links = Pattern.compile("]\\(([^)#]+)\\)").matcher(readme()).results().map(link -> link.group(1)).toList();

        assertTrue(!links.isEmpty());
        assertEquals(List.of(), links.stream().filter(link -> !Files.exists(ROOT.resolve(link))).toList());
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
