package parley.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.app.client.RememberedAnswers.Answer;

class RememberedAnswersTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private final List<String> reports = new ArrayList<>();

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("server-plugins").resolve("answers.txt");
    }

    @Test
    void anAnswerIsALineThatLasts() throws Exception {
        Answer yes = new Answer(A, true, "wave", "1.0.0", "localhost:7275", "2026-11-22");
        RememberedAnswers first = read();
        first.add(yes);
        first.add(new Answer(B, false, "tide", "2", "localhost:7275", "2026-11-23"));

        assertEquals(List.of(A + " yes wave 1.0.0 localhost:7275 2026-11-22", B + " no tide 2 localhost:7275 2026-11-23"),
                Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList());
        assertEquals(yes, read().of(A).orElseThrow());
        assertFalse(read().of(B).orElseThrow().yes());
        assertTrue(read().of("c".repeat(64)).isEmpty());
        assertEquals(List.of(), reports);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadIt() throws Exception {
        read().add(new Answer(A, true, "wave", "1", "s:1", "d"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void whatTheUserEditsCounts() throws Exception {
        write(A + " yes\n\n# a remark\n  " + B.toUpperCase() + "\tno   # not this\n" + A + " no wave");

        assertFalse(read().of(A).orElseThrow().yes(), "the later line counts");
        assertFalse(read().of(B).orElseThrow().yes());
        read().add(new Answer(A, true, "wave", "1", "s:1", "d"));
        assertTrue(read().of(A).orElseThrow().yes(), "the last line had no end");
        assertEquals(List.of(), reports);
    }

    @Test
    void aLineThatIsNotUnderstoodIsToldAndLeftOut() throws Exception {
        write(A + " perhaps\nabc yes\n" + B + " yes\n" + A);

        RememberedAnswers answers = read();
        assertTrue(answers.of(A).isEmpty());
        assertTrue(answers.of(B).orElseThrow().yes());
        assertEquals(3, reports.size());
        assertTrue(reports.getFirst().startsWith(file + ", line 1 is not understood"), reports::toString);
    }

    @Test
    void anotherJarOfThatIdIsFoundTheLatestFirst() throws Exception {
        write(A + " yes wave 1\n" + B + " no wave 2\n");

        OfferedPlugin third = new OfferedPlugin("wave", "3", 1, "c".repeat(64), "");
        assertEquals("2", read().ofAnother(third).orElseThrow().version());
        assertEquals("1", read().ofAnother(new OfferedPlugin("wave", "2", 1, B, "")).orElseThrow().version());
        assertTrue(read().ofAnother(new OfferedPlugin("tide", "2", 1, B, "")).isEmpty());
    }

    @Test
    void aFileOverTheBoundIsRefusedAndNamed() throws Exception {
        write("#".repeat(RememberedAnswers.MOST_BYTES));
        read();
        write("#".repeat(RememberedAnswers.MOST_BYTES + 1));

        IOException refusal = assertThrows(IOException.class, this::read);
        assertTrue(refusal.getMessage().contains(file + " (it has 1048577 bytes, and 1048576 are the most)"),
                refusal::getMessage);
    }

    @Test
    void anAnswerThatCannotBeWrittenHoldsUntilTheEnd() throws Exception {
        Files.writeString(file.getParent(), "in the way of the folder");
        RememberedAnswers answers = read();

        IOException failure = assertThrows(IOException.class,
                () -> answers.add(new Answer(A, true, "wave", "1", "s:1", "d")));
        assertTrue(failure.getMessage().startsWith("Your answer cannot be kept in " + file), failure::getMessage);
        assertTrue(answers.of(A).isPresent());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RememberedAnswers read() throws IOException {
        return RememberedAnswers.read(file, reports::add);
    }
}
