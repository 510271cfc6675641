package parley.p2pvideo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.api.CommandException;
import parley.p2pvideo.bench.Plan.Part;

class PlanTest {
    @TempDir
    Path folder;

    @Test
    void everythingHasADefault() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Part> all = List.of(Part.CRYPTO, Part.DISK, Part.SOCKETS, Part.RELAY, Part.WHOLE);
        assertEquals(new Plan(1L << 30, 3, temporary, all, false),
                Plan.of(List.of()));
    }

    @Test
    void everyOptionIsTaken() throws Exception {
        assertEquals(new Plan(20L << 30, 99, folder, List.of(Part.WHOLE), true), Plan.of(List.of("--size", "20G", "--scp",
                "--rounds", "99", "--dir", folder.toString(), "--only", "whole")));
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1048576", "1024K, 1048576", "1M, 1048576", "3m, 3145728", "20G, 21474836480"})
    void aSizeMayHaveAUnit(String typed, long bytes) throws Exception {
        assertEquals(bytes, Plan.of(List.of("--size", typed)).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--size 1048575     | --size is '1048575': give 1M to 20G",
        "--size 20971521K   | --size is '20971521K': give 1M to 20G",
        "--size 99999999999G | --size is '99999999999G': give 1M to 20G",
        "--size 1T          | --size is '1T': give 1M to 20G",
        "--size -1          | --size is '-1': give 1M to 20G",
        "--rounds 0         | --rounds is '0': give a whole number from 1 to 99",
        "--rounds 100       | --rounds is '100': give a whole number from 1 to 99",
        "--dir /nowhere     | --dir is '/nowhere': give a folder that exists",
        "--only memory      | --only is 'memory': give crypto, disk, sockets, relay or whole",
        "--rounds           | --rounds needs a value; 'parley bench transfer --help' tells which",
        "--fast             | there is no option '--fast'; 'parley bench transfer --help' lists them",
        "film.mkv           | there is no option 'film.mkv'; 'parley bench transfer --help' lists them",
    })
    void whatCannotBeUsedIsNamed(String words, String answer) {
        CommandException refusal = assertThrows(CommandException.class, () -> Plan.of(List.of(words.split(" "))));
        assertEquals(answer, refusal.getMessage());
    }

    @Test
    void theHelpNamesEveryOptionWithin80Columns() {
        for (String option : List.of("--size", "--rounds", "--dir", "--only", "--scp")) {
            assertTrue(Plan.USAGE.contains("  " + option + " "), option);
        }
        assertTrue(Plan.USAGE.lines().allMatch(line -> line.length() <= 80), Plan.USAGE);
    }
}
