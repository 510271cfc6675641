package parley.features.page;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String SOURCE = "class A {\n    int a;\n    int b;\n    int c;\n}\n";

    @TempDir
    private Path folder;

    @Test
    void aPageIsReadStepByStep() {
        assertEquals(List.of(
                new Step.Write("src/A.java", "class A {}\n"),
                new Step.Change("src/A.java", "-A\n+B\n"),
                new Step.Run("mvn\n", "done\n"),
                new Step.Run("ls\n", ""),
                new Step.Quote("b/B.java", "class B {}\n")), Page.read("""
                # Title

                Words, in `src/A.java`:

                ```java
                class A {}
                ```

                Another in `src/A.java`:
                ```diff
                -A
                +B
                ```
                Now type
                ```sh
                mvn
                ```
                ```text
                done
                ```
                ```sh
                ls
                ```
                See [B](b/B.java):

                ```java
                class B {}
                ```
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Words.\n```java\nclass A {}\n```",
        "`A.java`: words\n```java\nclass A {}\n```",
        "`A.py`:\n```python\npass\n```",
        "```\nls\n```",
        "`A.java`:\n```diff\n-a\n b\n+c\n```",
        "```text\ndone\n```",
        "```sh\nls\n```\n```text\na\n```\n```text\nb\n```",
        "```sh\nls\n"})
    void aBlockOfWhichItIsNotClearWhatToDoIsRefused(String page) {
        assertThrows(IllegalArgumentException.class, () -> Page.read(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a;\nint b;\n", "int a;\n…\nint c;\n", "    int c;\n}\n"})
    void whatIsQuotedIsThere(String quoted) {
        assertDoesNotThrow(() -> carryOut(new Step.Quote("A.java", quoted)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a;\nint c;\n", "int c;\n…\nint a;\n", "int a;\n…\nint a;\n", "int a\n", "nt a;\n", "int d;\n"})
    void aQuotationThatIsNotThereIsAFailure(String quoted) {
        assertThrows(AssertionError.class, () -> carryOut(new Step.Quote("A.java", quoted)));
    }

    @Test
    void aPartOfAFileIsReplaced() throws Exception {
        carryOut(new Step.Change("A.java", "-    int b;\n+    long b;\n+    long d;\n"));

        assertEquals(SOURCE.replace("int b;", "long b;\n    long d;"), Files.readString(folder.resolve("A.java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-    int d;\n+    int e;\n", "-int b;\n+int b;\n", "+    int e;\n"})
    void aPartThatIsNotThereJustOnceIsAFailure(String difference) throws IOException {
        assertThrows(AssertionError.class, () -> carryOut(new Step.Change("A.java", difference)));
        assertEquals(SOURCE, Files.readString(folder.resolve("A.java")));
    }

    @Test
    void filesLieWhereTheTerminalIs() throws Exception {
        try (Terminal terminal = terminal()) {
            terminal.run("mkdir a\ncd a\n", "");
            new Step.Write("../b/B.java", "class B {}\n").carryOut(terminal, folder);
        }
        assertEquals("class B {}\n", Files.readString(folder.resolve("b/B.java")));
    }

    private void carryOut(Step step) throws Exception {
        Files.writeString(folder.resolve("A.java"), SOURCE);
        try (Terminal terminal = terminal()) {
            step.carryOut(terminal, folder);
        }
    }

    private Terminal terminal() throws IOException {
        assertTrue(Files.isDirectory(folder));
        return new Terminal(folder, folder.resolve("typed"), Map.of(), Duration.ofSeconds(20));
    }
}
