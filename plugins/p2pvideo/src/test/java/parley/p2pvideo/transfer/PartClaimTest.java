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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a part file is, and what becomes of one that is nobody's any more. */
class PartClaimTest {
    /** Another program that receives the same file, until it is killed. */
    private static final String OTHER_PROGRAM = """
            void main(String[] arguments) throws Exception {
                var file = parley.p2pvideo.transfer.PartFile.create(
                        java.nio.file.Path.of(arguments[0]), "film", 5);
                file.write(0, new byte[5], 0, 5);
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
        return PartFile.create(directory, "film", 5);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path leftover(String content) throws IOException {
        return Files.writeString(directory.resolve("film.part"), content);
    }

    @Test
    void whatAKilledProgramLeftMakesRoomAndWhatALivingOneHoldsDoesNot() throws Exception {
        Process other = otherProgram();
        try {
            PartFile beside = create();
            assertEquals(List.of("film (1).part", "film.part"), names());
            beside.discard();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals(List.of("film.part"), names());
        PartFile again = create();
        assertEquals(List.of("film.part"), names());
        assertEquals(0, Files.size(directory.resolve("film.part")));
        again.discard();
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
        assertEquals(List.of("film (1).part", "film (2).part", "film.part"), names());
        other.destroyForcibly().waitFor();
        first.discard();
        second.discard();
        assertEquals(List.of("film (2).part"), names());
    }

    @Test
    void aPartThatSomebodyElseHasLockedStays() throws IOException {
        Path theirs = leftover("hello");
        try (FileChannel channel = FileChannel.open(theirs, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            create().discard();
            assertEquals("hello", Files.readString(theirs));
        }
    }

    @Test
    void aLeftoverThatIsASecondNameOfAFinishedFileDoesNotSpoilIt() throws IOException {
        Path finished = Files.writeString(directory.resolve("film"), "hello");
        Files.createLink(directory.resolve("film.part"), finished);
        PartFile again = create();
        again.write(0, new byte[5], 0, 5);
        assertEquals("hello", Files.readString(finished));
        assertEquals(List.of("film", "film.part"), names());
        again.discard();
    }

    @Test
    void anEmptyPartIsLeftToWhoMayJustBeMakingItAndGoesWhenItIsOld() throws IOException {
        Path empty = leftover("");
        PartFile beside = create();
        assertEquals(List.of("film (1).part", "film.part"), names());
        beside.discard();
        Files.setLastModifiedTime(empty, FileTime.from(Instant.now().minus(PartClaim.MAKING.multipliedBy(2))));
        create().discard();
        assertEquals(List.of(), names());
    }

    @Test
    void aDirectoryOrALinkOfThatNameStays() throws IOException {
        Files.createDirectory(directory.resolve("film.part"));
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "hello");
        Files.createSymbolicLink(directory.resolve("film (1).part"), elsewhere);
        create().discard();
        assertEquals(List.of("film (1).part", "film.part"), names());
        assertEquals("hello", Files.readString(elsewhere));
    }

    @Test
    void thePartIsHeldUntilItHasItsName() throws IOException {
        PartFile first = create();
        assertEquals("film", first.commit());
        PartFile second = create();
        assertEquals(List.of("film", "film.part"), names());
        assertEquals("film (1)", second.commit());
    }
}
