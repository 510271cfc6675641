package parley.features;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README shows of the example is the example. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String WAVE = "plugins/wave/";

    @ParameterizedTest
    @CsvSource({
        "src/main/java/parley/wave/Wave.java, import",
        "src/main/java/parley/wave/WaveDisplay.java, import",
        "src/main/java/module-info.java, module",
        "src/main/resources/META-INF/parley/plugin.properties, id=",
        "wave.feature, Feature:"})
    void theExampleIsShownAsItIs(String file, String firstShown) throws IOException {
        String source = Files.readString(ROOT.resolve(WAVE + file));
        String shown = source.substring(source.indexOf("\n" + firstShown) + 1).strip();

        assertTrue(Files.readString(ROOT.resolve("README.md")).contains(shown), () -> "The README differs from " + file);
    }
}
