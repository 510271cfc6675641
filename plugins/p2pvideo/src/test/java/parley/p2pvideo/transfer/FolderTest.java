package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files and folders in one transfer, on both disks, and what a hostile sender or neighbour may try. */
class FolderTest {
    @TempDir
    Path root;
    private Path directory;

    @BeforeEach
    void anEmptyDirectory() throws IOException {
        directory = Files.createDirectory(root.resolve("here"));
    }

    private static Entry file(String name, long size) {
        return new Entry(name, size, 7);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !path.equals(directory)).map(path -> directory.relativize(path).toString())
                    .sorted().toList();
        }
    }

    @Test
    void filesAndFoldersArriveUnderTheSendersName() throws IOException {
        Offer offer = Offers.of(file("clips/a/one", 3), file("clips/empty/", 0), file("clips/none", 0), file("two", 4));
        PartFile part = PartFile.open(directory, "yoda", offer);
        part.write(0, Utf8.bytes("1112222"), 0, 7);
        assertEquals("yoda_clips and 1 more", part.commit());
        assertEquals(List.of("yoda_clips", "yoda_clips/a", "yoda_clips/a/one", "yoda_clips/empty", "yoda_clips/none",
                "yoda_two"), tree());
        assertEquals("111", Files.readString(directory.resolve("yoda_clips/a/one")));
        assertEquals("2222", Files.readString(directory.resolve("yoda_two")));
    }

    @Test
    void aFolderThatIsThereIsNotTouched() throws IOException {
        Files.createDirectory(directory.resolve("yoda_clips"));
        Files.writeString(directory.resolve("yoda_clips/mine"), "mine");
        PartFile part = PartFile.open(directory, "yoda", Offers.of(file("clips/one", 1)));
        part.write(0, new byte[1], 0, 1);
        assertEquals("yoda_clips (1)", part.commit());
        assertEquals("mine", Files.readString(directory.resolve("yoda_clips/mine")));
    }

    @Test
    void aFolderGoesOnWhereItWasEvenIfAFileOfItWasRemoved() throws IOException {
        Offer offer = Offers.of(file("clips/one", 2 << 20), file("clips/two", 2 << 20));
        PartFile first = PartFile.open(directory, "yoda", offer);
        first.write(0, new byte[4 << 20], 0, 4 << 20);
        Bytes32 digest = Bytes32.sha256(new byte[] {1});
        first.record(Map.of(0, digest, 1, digest, 2, digest, 3, digest));
        first.keep();
        Files.delete(directory.resolve("yoda_clips.part/yoda_clips/one"));
        PartFile again = PartFile.open(directory, "yoda", offer);
        assertEquals(List.of(new Span(2, 4)), again.verified().runs(9));
        again.discard();
        assertEquals(List.of(), tree());
    }

    @Test
    void anotherIdentityOfTheSameNameNeverMixes() throws IOException {
        PartFile.open(directory, "yoda", Offers.of(new Entry("film", 5, 7))).keep();
        for (Entry other : List.of(new Entry("film", 6, 7), new Entry("film", 5, 8))) {
            PartFile beside = PartFile.open(directory, "yoda", Offers.of(other));
            assertTrue(tree().contains("yoda_film (1).part"), tree()::toString);
            beside.discard();
        }
    }

    @Test
    void pathsThatLeaveTheFolderAreNoNames() {
        for (String hostile : List.of("../x", "/etc/passwd", "a/../../x", "a//b", "./x", "a/.", "..", "/", "//", "")) {
            assertThrows(IllegalArgumentException.class, () -> file(hostile, 1), hostile);
        }
        assertThrows(IllegalArgumentException.class, () -> file("a/".repeat(Entry.MOST_DEPTH + 1) + "b", 1));
        assertThrows(IllegalArgumentException.class, () -> file("a/", 1));
    }

    @Test
    void everyPartOfANameIsMadeSafe() {
        Layout layout = new Layout("yoda", List.of(file("a\\b/con/c:d/..x/ e.", 1), file("NUL.txt", 1), file("n/NUL.txt", 1)));
        assertEquals(List.of("yoda_b/_con/c_d/_.x/_e", "yoda_NUL.txt", "yoda_n/_NUL.txt"), layout.names());
    }

    @Test
    void namesThatDifferInCaseOrFormOnlyAndNamesThatBecomeOneGetNumbers() {
        Layout layout = new Layout("yoda", List.of(file("a/Film", 1), file("a/film", 1), file("A/x", 1),
                file("a/K\u00f6ln", 1), file("a/Ko\u0308ln", 1), file("a/b:c", 1), file("a/b?c", 1),
                file("film", 1), file("film", 1),
                file("a/x", 1), file("a/x/y", 1), file("a/\u03c3", 1), file("a/\u03c2", 1),
                file("a/\u03f4", 1), file("a/\u03b8", 1)));
        assertEquals(List.of("yoda_a/Film", "yoda_a/film (1)", "yoda_A (1)/x", "yoda_a/K\u00f6ln", "yoda_a/K\u00f6ln (1)",
                "yoda_a/b_c", "yoda_a/b_c (1)", "yoda_film", "yoda_film (1)", "yoda_a/x", "yoda_a/x (1)/y",
                "yoda_a/\u03c3", "yoda_a/\u03c2 (1)", "yoda_a/\u03f4", "yoda_a/\u03b8 (1)"), layout.names());
    }

    @Test
    void tenThousandFilesOfOneNameAreFoundNamesForAtOnce() {
        Layout layout = new Layout("yoda", Collections.nCopies(Offer.MOST_ENTRIES, file("x", 0)));
        assertEquals("yoda_x (9999)", layout.names().getLast());
    }

    @Test
    void aFolderThatIsSwappedForALinkIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("one"), "mine");
        Offer offer = Offers.of(file("clips/a/one", 3), file("clips/b", 1));
        PartFile part = PartFile.open(directory, "yoda", offer);
        Path inner = directory.resolve("yoda_clips.part/yoda_clips/a");
        Files.move(inner, root.resolve("moved"));
        Files.createSymbolicLink(inner, elsewhere);
        IOException refused = assertThrows(IOException.class, () -> part.write(0, new byte[3], 0, 3));
        assertTrue(refused.getMessage().contains("was replaced"), refused.getMessage());
        part.keep();
        PartFile beside = PartFile.open(directory, "yoda", offer);
        assertTrue(tree().contains("yoda_clips (1).part"), tree()::toString);
        beside.write(0, new byte[3], 0, 3);
        assertEquals("mine", Files.readString(elsewhere.resolve("one")));
        beside.discard();
        assertTrue(Files.exists(elsewhere.resolve("one")));
    }

    @Test
    void aFileThatIsSwappedForALinkIsRefused() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "mine");
        PartFile part = PartFile.open(directory, "yoda", Offers.of(file("a", 3), file("b", 3)));
        Path inner = directory.resolve("yoda_a.part/yoda_a");
        Files.delete(inner);
        Files.createSymbolicLink(inner, elsewhere);
        assertThrows(IOException.class, () -> part.write(0, new byte[3], 0, 3));
        assertEquals("mine", Files.readString(elsewhere));
        part.discard();
        assertEquals("mine", Files.readString(elsewhere));
    }

    @Test
    void linksUnderTheNamesThatAreNeededStay() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("yoda_clips"), elsewhere);
        Files.createSymbolicLink(directory.resolve("yoda_clips.part"), elsewhere);
        PartFile part = PartFile.open(directory, "yoda", Offers.of(file("clips/one", 1)));
        part.write(0, new byte[1], 0, 1);
        assertEquals("yoda_clips (1)", part.commit());
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void thousandsOfFilesTakeFewDescriptors() throws IOException {
        int[] opened = new int[1];
        try (OpenFiles files = new OpenFiles(number -> {
            opened[0]++;
            return FileChannel.open(Files.createFile(root.resolve("f" + number + "-" + opened[0])),
                    StandardOpenOption.WRITE);
        })) {
            for (int i = 0; i < 100; i++) {
                files.with(i, channel -> assertTrue(channel.isOpen()));
                assertTrue(files.count() <= OpenFiles.MOST_IDLE + 1);
            }
            files.with(99, channel -> { });
            assertEquals(100, opened[0]);
        }
    }

    @Test
    void aSourceOfManyFilesIsOneRowOfBytes() throws IOException {
        Path one = Files.writeString(root.resolve("one"), "111");
        Path none = Files.writeString(root.resolve("none"), "");
        Path two = Files.writeString(root.resolve("two"), "2222");
        try (SourceFiles source = Offers.source(one, none, two)) {
            byte[] all = new byte[7];
            source.read(0, all, 0, 7);
            assertEquals("1112222", new String(all, StandardCharsets.US_ASCII));
            Files.writeString(two, "3");
            source.verifyUnchanged(new Span(0, 3));
            assertThrows(FileChangedException.class, () -> source.verifyUnchanged(new Span(2, 4)));
            FileChangedException changed = assertThrows(FileChangedException.class, source::verifyUnchanged);
            assertEquals("'two' had 4 bytes and has 1", changed.getMessage());
            assertFalse(source.entries().isEmpty());
        }
    }
}
