package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files on both disks. */
class FilesTest {
    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path directory;

    private static PartFile written(Path directory, String content) throws IOException {
        byte[] bytes = Utf8.bytes(content);
        PartFile file = PartFile.open(directory, "yoda", Offers.of("film.mkv", bytes.length));
        file.write(0, bytes, 0, bytes.length);
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPartGetsItsNameOnlyAtTheEnd() throws IOException {
        PartFile file = written(directory, "hello");
        assertEquals(List.of("yoda_film.mkv.part", "yoda_film.mkv.part.idx"), names());
        assertEquals("yoda_film.mkv", file.commit());
        assertEquals(List.of("yoda_film.mkv"), names());
        assertEquals("hello", Files.readString(directory.resolve("yoda_film.mkv")));
    }

    @Test
    void aNameThatIsTakenGetsANumberAndTheOldFileStays() throws IOException {
        Files.writeString(directory.resolve("yoda_film.mkv"), "old");
        Files.writeString(directory.resolve("yoda_film (1).mkv"), "older");
        assertEquals("yoda_film (2).mkv", written(directory, "new").commit());
        assertEquals("old", Files.readString(directory.resolve("yoda_film.mkv")));
        assertEquals("new", Files.readString(directory.resolve("yoda_film (2).mkv")));
    }

    /** Then the digest in it would be the film's and the bytes beside it whatever the other user likes. */
    @Test
    void aJournalThatAnotherUserSentIsNotGoneOnWith() throws IOException {
        Offer film = Offers.of("film.mkv", 5);
        receive("film.mkv.part", Utf8.bytes("false"));
        receive("film.mkv.part.idx", ByteBuffer.allocate(Journal.HEAD + Journal.RECORD).put(Utf8.bytes("parley1\n"))
                .put(film.identity("yoda").bytes()).putInt(0).put(Bytes32.sha256(Utf8.bytes("right")).bytes()).array());
        PartFile file = PartFile.open(directory, "yoda", film);
        assertEquals(0, file.verifiedBytes());
        file.discard();
    }

    private void receive(String name, byte[] bytes) throws IOException {
        PartFile file = PartFile.open(directory, "maul", Offers.of(name, bytes.length));
        file.write(0, bytes, 0, bytes.length);
        file.commit();
    }

    @Test
    void theLastNumberIsTakenAndBeyondItTheFileIsRefused() throws IOException {
        PartFile file = written(directory, "new");
        Files.createFile(directory.resolve("yoda_film.mkv"));
        for (int number = 1; number < 9_999; number++) {
            Files.createFile(directory.resolve("yoda_film (" + number + ").mkv"));
        }
        assertEquals("yoda_film (9999).mkv", file.commit());
        IOException refused = assertThrows(IOException.class, () -> written(directory, "more").commit());
        assertEquals("there are too many files named yoda_film.mkv", refused.getMessage());
        assertEquals("new", Files.readString(directory.resolve("yoda_film (9999).mkv")));
    }

    @Test
    void thePartsLastNumberIsTakenAndBeyondItTheOfferIsRefused() throws IOException {
        Files.createFile(directory.resolve("yoda_film.mkv.part"));
        for (int number = 1; number < 9_999; number++) {
            Files.createFile(directory.resolve("yoda_film (" + number + ").mkv.part"));
        }
        PartFile last = written(directory, "new");
        assertEquals(3, Files.size(directory.resolve("yoda_film (9999).mkv.part")));
        IOException refused = assertThrows(IOException.class, () -> written(directory, "more"));
        assertEquals("there are too many files named yoda_film.mkv", refused.getMessage());
        last.discard();
    }

    @Test
    void aNameThatIsTakenMeanwhileIsNotOverwritten() throws IOException {
        PartFile first = written(directory, "first");
        PartFile second = written(directory, "second");
        assertEquals("yoda_film.mkv", second.commit());
        assertEquals("yoda_film (1).mkv", first.commit());
        assertEquals("second", Files.readString(directory.resolve("yoda_film.mkv")));
    }

    @Test
    void aProgramThatWasKilledBetweenTheTwoStepsOfTheEndDoesNotLeaveTwoNames() throws IOException {
        PartFile file = written(directory, "hello");
        file.keep();
        Files.createLink(directory.resolve("yoda_film.mkv"), directory.resolve("yoda_film.mkv.part"));
        assertEquals("yoda_film.mkv", PartFile.open(directory, "yoda", Offers.of("film.mkv", 5)).commit());
        assertEquals(List.of("yoda_film.mkv"), names());
    }

    @Test
    void aDanglingLinkUnderTheNameIsNeitherFollowedNorReplaced() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Files.createSymbolicLink(directory.resolve("yoda_film.mkv"), elsewhere);
        Files.createSymbolicLink(directory.resolve("yoda_film.mkv.part"), elsewhere);
        assertEquals("yoda_film (1).mkv", written(directory, "new").commit());
        assertFalse(Files.exists(elsewhere));
    }

    @Test
    void whatIsDiscardedLeavesNothing() throws IOException {
        written(directory, "hello").discard();
        assertEquals(List.of(), names());
    }

    @Test
    void discardingAfterTheEndLeavesTheFile() throws IOException {
        PartFile file = written(directory, "hello");
        file.commit();
        PartFile next = written(directory, "again");
        file.discard();
        assertEquals(List.of("yoda_film.mkv", "yoda_film.mkv.part", "yoda_film.mkv.part.idx"), names());
        next.discard();
    }

    @Test
    void discardingTwiceLeavesThePartOfAnother() throws IOException {
        PartFile file = written(directory, "hello");
        file.discard();
        PartFile next = written(directory, "again");
        file.discard();
        assertEquals(List.of("yoda_film.mkv.part", "yoda_film.mkv.part.idx"), names());
        next.discard();
    }

    @Test
    void moreThanTheDiskHoldsIsRefusedAtOnce() throws IOException {
        assertThrows(DiskFullException.class, () -> PartFile.open(directory, "yoda", Offers.of("x", Blocks.MOST_BYTES)));
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsHereAlreadyStaysIfThereIsNoRoomForTheRest() throws IOException {
        Offer offer = Offers.of("x", Blocks.MOST_BYTES);
        Files.createFile(directory.resolve("yoda_x.part"));
        try (FileChannel journal = FileChannel.open(directory.resolve("yoda_x.part.idx"), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Journal.begin(journal, offer.identity("yoda"));
        }
        assertThrows(DiskFullException.class, () -> PartFile.open(directory, "yoda", offer));
        assertEquals(List.of("yoda_x.part", "yoda_x.part.idx"), names());
    }

    @Test
    void partsAreReadBackWhereTheyWereWritten() throws IOException {
        PartFile file = PartFile.open(directory, "yoda", Offers.of("x", 10));
        file.write(5, new byte[] {9, 1, 2, 3}, 1, 2);
        byte[] back = new byte[4];
        file.read(5, back, 1, 2);
        assertArrayEquals(new byte[] {0, 1, 2, 0}, back);
        assertThrows(IOException.class, () -> file.read(7, back, 0, 1));
        file.discard();
    }

    @Test
    void aSourceKnowsItsSizeAndBytes() throws IOException {
        Path path = Files.writeString(directory.resolve("film.mkv"), "0123456789");
        try (SourceFiles source = Offers.source(path)) {
            assertEquals(10, source.size());
            byte[] some = new byte[4];
            source.read(3, some, 1, 2);
            assertArrayEquals(new byte[] {0, '3', '4', 0}, some);
            source.verifyUnchanged();
        }
    }

    @Test
    void aSourceThatGrowsShrinksIsTouchedReplacedOrRemovedHasChanged() throws IOException {
        assertChanged(path -> Files.setLastModifiedTime(Files.writeString(path, "0123456789a"), TIME));
        assertChanged(path -> Files.setLastModifiedTime(Files.writeString(path, "012345678"), TIME));
        assertChanged(path -> Files.setLastModifiedTime(path, FileTime.fromMillis(1)));
        assertChanged(Files::delete);
        assertChanged(path -> {
            FileTime time = Files.getLastModifiedTime(path);
            Path other = Files.writeString(path.resolveSibling("other"), "9876543210");
            Files.setLastModifiedTime(other, time);
            Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @FunctionalInterface
    private interface Change {
        void to(Path path) throws IOException;
    }

    private void assertChanged(Change change) throws IOException {
        Path path = Files.writeString(directory.resolve("film.mkv"), "0123456789");
        Files.setLastModifiedTime(path, TIME);
        try (SourceFiles source = Offers.source(path)) {
            source.verifyUnchanged();
            change.to(path);
            assertThrows(FileChangedException.class, source::verifyUnchanged);
        }
    }

    @Test
    void aFolderInTheSourcesPlaceIsAChangedOne() throws IOException {
        SourceFiles.Item folder = Offers.item(Files.createDirectory(directory.resolve("film.mkv")));
        IOException refused = assertThrows(FileChangedException.class, () -> SourceFiles.open(List.of(folder)));
        assertEquals("'film.mkv' is not a plain file any more", refused.getMessage());
    }

    @Test
    void aSourceThatIsRemovedBeforeItIsReadAgainIsAChangedOne() throws IOException {
        Path path = Files.writeString(directory.resolve("film.mkv"), "0123456789");
        try (SourceFiles source = Offers.source(path)) {
            Files.delete(path);
            assertThrows(FileChangedException.class, () -> source.read(0, new byte[10], 0, 10));
        }
    }

    @Test
    void aCutSourceIsAChangedOne() throws IOException {
        Path path = Files.writeString(directory.resolve("film.mkv"), "0123456789");
        try (SourceFiles source = Offers.source(path)) {
            Files.writeString(path, "0");
            assertThrows(FileChangedException.class, () -> source.read(0, new byte[10], 0, 10));
        }
    }

    @Test
    void whatIsKeptCanBeDiscardedLater() throws IOException {
        PartFile file = written(directory, "hello");
        assertFalse(file.isEmpty());
        file.keep();
        file.discardKept();
        assertEquals(List.of(), names());
    }

    @Test
    void whatSomebodyElseHasTakenUpIsNotDiscarded() throws IOException {
        PartFile file = written(directory, "hello");
        file.keep();
        PartFile next = PartFile.open(directory, "yoda", Offers.of("film.mkv", 5));
        file.discardKept();
        assertEquals(2, names().size());
        next.discard();
    }

    @Test
    void theNewestJournalsAreFoundAmongManyOldOnes() throws IOException {
        PartFile file = written(directory, "hello");
        file.keep();
        Files.createDirectory(directory.resolve("folder.part.idx"));
        for (int i = 0; i < JournalFiles.MOST; i++) {
            Files.setLastModifiedTime(Files.createFile(directory.resolve("old " + i + ".part.idx")), TIME);
        }
        List<Path> found = JournalFiles.newest(directory);
        assertEquals(JournalFiles.MOST, found.size());
        assertEquals(directory.resolve("yoda_film.mkv.part.idx"), found.getFirst());
        assertEquals(1, PartFile.cutOff(directory).size());
        PartFile.open(directory, "yoda", Offers.of("film.mkv", 5)).discard();
        assertFalse(Files.exists(directory.resolve("yoda_film.mkv.part")));
    }
}
