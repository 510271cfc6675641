package parley.p2pvideo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandException;

/** All of it once, with a small file; no figure of time is looked at. */
class TransferBenchmarkTest {
    private static final List<String> ROWS = List.of("AES-128-GCM, 1,165 B", "AES-128-GCM, 1,437 B", "AES-128-GCM, 7,680 B",
            "AES-128-GCM, 23,040 B", "AES-128-GCM, 61,440 B", "SHA-256, 1 MiB", "read, FileChannel", "read, SourceFiles",
            "write, FileChannel", "write, PartFile", "copy, FileChannel", "UDP loop, 1,472 B", "UdpSocket, 1,472 B",
            "UDP loop, 7,715 B", "UDP loop, 23,075 B", "UDP loop, 61,475 B", "UdpSocket, 61,475 B", "relay, 1,472 B",
            "whole, relayed, 1,472 B", "whole, 1,472 B",
            "whole, 1,472 B / UDP loop, 1,472 B", "whole, 1,472 B / copy, FileChannel");

    @TempDir
    Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private String run(String... words) throws Exception {
        new TransferBenchmark().run(Stream.concat(Stream.of("--dir", folder.toString()), Stream.of(words)).toList(),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyPartIsMeasuredAndNoFileIsLeft() throws Exception {
        String table = run("--size", "1M", "--rounds", "2");

        ROWS.forEach(row -> assertTrue(table.lines().anyMatch(line -> line.startsWith("  " + row + " ")), () ->
                row + " is missing:\n" + table));
        assertTrue(table.startsWith("A file of 1 MiB in " + folder + "; 2 rounds, best and median;"), table);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void onePartIsMeasuredAlone() throws Exception {
        String table = run("--size", "1M", "--rounds", "1", "--only", "crypto");

        assertTrue(table.contains("SHA-256") && !table.contains("FileChannel") && !table.contains("UDP"), table);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedBeforeAnythingIsMade() throws Exception {
        assertThrows(CommandException.class, () -> run("--size", "0"));
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aDiskThatIsTooSmallIsToldBeforeItIsFull() {
        IOException failure = assertThrows(IOException.class, () -> Folder.in(folder, Long.MAX_VALUE));

        assertTrue(failure.getMessage().matches("8,796,093,022,207 MiB are needed in .*, [0-9,]+ are free: give a smaller"
                + " --size, or another --dir\\."), failure.getMessage());
    }

    @Test
    void aProgramOfOpenSshThatIsNotHereIsNamed() {
        IOException failure = assertThrows(IOException.class, () -> Scp.find("no-such-sshd"));

        assertEquals("there is no no-such-sshd: install OpenSSH's client and server, or leave out --scp.",
                failure.getMessage());
    }
}
