package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a part file is, and what becomes of one that is nobody's any more. */
class PartClaimTest {
    /** Another program that receives the same file, until it is killed. */
    private static final String OTHER_PROGRAM = """
            import parley.p2pvideo.transfer.*;

            void main(String[] arguments) throws Exception {
                var offer = new Offer(new TransferId(1, 2), java.util.List.of(new Entry("film", 5, 7)), 1 << 20,
                        Bytes32.of(new byte[32]), java.util.List.of());
                var file = PartFile.open(java.nio.file.Path.of(arguments[0]), "yoda", offer);
                file.write(0, new byte[5], 0, 5);
                file.record(Map.of(0, Bytes32.sha256(new byte[5])));
                System.out.println("ready");
                System.in.read();
            }
            """;

    @TempDir
    Path root;
    private Path directory;

    @BeforeEach
    void anEmptyDirectory() throws IOException {
        directory = Files.createDirectory(root.resolve("films"));
    }

    private PartFile create() throws IOException {
        return PartFile.open(directory, "yoda", Offers.of("film", 5));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String[] of(String... parts) {
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            names.add(part);
            names.add(part + ".idx");
        }
        return names.toArray(new String[0]);
    }

    @Test
    void whatAKilledProgramLeftIsTakenUpAndWhatALivingOneHoldsIsNot() throws Exception {
        Process other = otherProgram();
        try {
            PartFile beside = create();
            assertEquals(List.of(of("yoda_film (1).part", "yoda_film.part")), names());
            beside.discard();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals(List.of(of("yoda_film.part")), names());
        PartFile again = create();
        assertEquals(List.of(of("yoda_film.part")), names());
        assertEquals(5, again.verifiedBytes());
        assertEquals(Bytes32.sha256(Bytes32.sha256(new byte[5]).bytes()), again.verified().root());
        again.discard();
        assertEquals(List.of(), names());
    }

    private Process otherProgram() throws IOException, URISyntaxException {
        Path source = Files.writeString(root.resolve("Other.java"), OTHER_PROGRAM);
        Path classes = Path.of(PartFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classes.toString(), source.toString(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader reader = other.inputReader();
        assertEquals("ready", reader.readLine());
        return other;
    }

    @Test
    void aTransferOfTheSameProgramKeepsItsPartAndItsLock() throws Exception {
        PartFile first = create();
        first.write(0, new byte[5], 0, 5);
        PartFile second = create();
        Process other = otherProgram();
        assertEquals(List.of(of("yoda_film (1).part", "yoda_film (2).part", "yoda_film.part")), names());
        other.destroyForcibly().waitFor();
        first.discard();
        second.discard();
        assertEquals(List.of(of("yoda_film (2).part")), names());
    }

    @Test
    void aPartThatSomebodyElseHasLockedStays() throws IOException {
        create().keep();
        Path theirs = directory.resolve("yoda_film.part.idx");
        try (FileChannel channel = FileChannel.open(theirs, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            create().discard();
            assertEquals(List.of(of("yoda_film.part")), names());
        }
    }

    @Test
    void aJournalWhosePartIsGoneMakesRoom() throws IOException {
        create().keep();
        Files.delete(directory.resolve("yoda_film.part"));
        PartFile again = create();
        assertEquals(List.of(of("yoda_film.part")), names());
        again.discard();
    }

    @Test
    void aPartWithoutAJournalIsSomebodyElses() throws IOException {
        Files.writeString(directory.resolve("yoda_film.part"), "hello");
        PartFile beside = create();
        assertEquals(List.of("yoda_film (1).part", "yoda_film (1).part.idx", "yoda_film.part"), names());
        beside.discard();
        assertEquals("hello", Files.readString(directory.resolve("yoda_film.part")));
    }

    @Test
    void aDirectoryOrALinkOfThatNameStays() throws IOException {
        Files.createDirectory(directory.resolve("yoda_film.part"));
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "hello");
        Files.createSymbolicLink(directory.resolve("yoda_film (1).part"), elsewhere);
        Files.createSymbolicLink(directory.resolve("yoda_film (2).part.idx"), elsewhere);
        create().discard();
        assertEquals(List.of("yoda_film (1).part", "yoda_film (2).part.idx", "yoda_film.part"), names());
        assertEquals("hello", Files.readString(elsewhere));
    }

    @Test
    void thePartIsHeldUntilItHasItsName() throws IOException {
        PartFile first = create();
        assertEquals("yoda_film", first.commit());
        PartFile second = create();
        assertEquals(List.of("yoda_film", "yoda_film.part", "yoda_film.part.idx"), names());
        assertEquals("yoda_film (1)", second.commit());
        assertEquals(List.of("yoda_film", "yoda_film (1)"), names());
    }
}
