package parley.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.app.Main;

/** {@code parley bench plugins}, with the built program; no figure of time is looked at. */
class BenchPluginsTest {
    private static final List<String> ROWS = List.of("the handler alone", "loader set, faults caught", "the guard", "median",
            "range", "PING, answered by no plugin", "a command, at once", "a command, on a plugin's thread",
            "longest wait, nothing replaced", "longest wait at a replacement", "heap, MiB", "resident, MiB", "classes",
            "class loaders");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aQuickRunPrintsItsRowsAndLosesNothing() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertEquals(0, Main.run(out, out, "bench", "plugins", "--quick"), this::said);
        ROWS.forEach(row -> assertTrue(row(row).isPresent(), () -> row + " is missing:\n" + said()));
        assertTrue(row("lines answered OK").orElse("").matches("([0-9,]+) +of \\1"), this::said);
        assertEquals(Optional.of("0"), row("lines refused"), this::said);
        assertEquals(Optional.of("0"), row("answers lost"), this::said);
        assertEquals(Optional.of("0"), row("sessions that ended"), this::said);
    }

    /** What stands behind a row's name. */
    private Optional<String> row(String name) {
        return said().lines().filter(line -> line.startsWith("  " + name + " "))
                .map(line -> line.substring(name.length() + 2).strip()).findFirst();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
