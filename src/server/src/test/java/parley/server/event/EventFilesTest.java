package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.server.Durability;
import parley.server.store.DiskFile;

/** The log goes on from file to file, and whatever the disk does, with nothing lost or doubled. */
class EventFilesTest {
    private final LogFixture f = new LogFixture();

    @Test
    void aFileThatIsFullIsFollowedByAnotherNamedAfterItsFirstPosition() throws Exception {
        f.fileBytes = 200;
        f.open();
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posted.add("text " + i);
            f.post("a", "text " + i);
            f.flush();
        }

        assertTrue(f.files().size() > 5, () -> f.files().toString());
        assertEquals("events-0000000000000000001.log", f.files().getFirst());
        assertEquals(posted, f.stored("a"));
        assertEquals(posted, f.killAndOpen().stored("a"));
        f.post("a", "after");
        f.flush();
        posted.add("after");
        assertEquals(posted, f.closeAndOpen().stored("a"));
        assertEquals(List.of(), f.reports);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noRecordIsSplitBetweenFilesHoweverTheDiskTakesIt(long seed) throws Exception {
        Random random = new Random(seed);
        f.fileBytes = 300;
        f.disk.writeInParts();
        f.open();
        for (int i = 0; i < 300; i++) {
            f.post("a", "x".repeat(random.nextInt(200)));
            switch (random.nextInt(4)) {
                case 0 -> f.disk.failWrites(1);
                case 1 -> f.disk.fillUp(random.nextInt(100));
                default -> f.disk.work();
            }
            flushIfItCan();
        }
        f.disk.work();
        f.flush();

        assertEachFileHoldsWholeRecords();
        assertEquals(300, f.stored("a").size());
        assertEquals(300, f.killAndOpen().stored("a").size());
        assertEquals(List.of(), f.reports);
    }

    private void flushIfItCan() {
        try {
            f.log.flush();
        } catch (IOException e) {
            assertTrue(f.log.flushed() < f.log.end());
        }
    }

    private void assertEachFileHoldsWholeRecords() throws IOException {
        for (String name : f.files()) {
            EventFile file = EventFile.named(LogFixture.FOLDER, name).orElseThrow();
            try (DiskFile in = f.disk.open(file.path())) {
                Scan scan = new Scan(in, file, file.start(), (bytes, at, size, position) -> true);
                scan.run();
                assertEquals(List.of(), scan.damage());
                assertEquals(in.size(), file.offset(scan.whole()), name);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void aNextFileThatCannotBeMadeIsMadeLaterAndNothingIsLost(Durability durability) throws Exception {
        f.durability = durability;
        f.fileBytes = 100;
        f.open();
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            posted.add("text " + i);
            f.post("a", "text " + i);
            f.disk.failNames(i % 4);
            f.disk.failWrites(i % 3 == 0 ? 1 : 0);
            f.disk.failForces(i % 5 == 0 ? 1 : 0);
            while (f.log.flushed() < f.log.end()) {
                flushIfItCan();
            }
            assertEquals(posted, f.stored("a"));
        }

        f.disk.powerCutOrKill(durability);
        assertEquals(posted, f.open().stored("a"));
        assertEquals(List.of(), f.reports);
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void aFullDiskLosesNothingAndDoublesNothingOnceThereIsRoom(Durability durability) throws Exception {
        f.durability = durability;
        f.open();
        List<String> posted = new ArrayList<>();
        for (int room = 0; room < 150; room++) {
            posted.add("text " + room);
            f.post("a", "text " + room);
            f.disk.fillUp(room);
            flushIfItCan();
            int delivered = f.delivered.getFirst().size();
            f.tails.getFirst().deliver();
            if (f.log.flushed() < f.log.end()) {
                assertEquals(delivered, f.delivered.getFirst().size(), "nothing is delivered that may be lost");
            }
            f.disk.work();
            f.flush();
            f.tails.getFirst().deliver();
            assertEquals(posted.size(), f.delivered.getFirst().size());
        }

        assertEquals(posted, f.stored("a"));
        f.disk.powerCutOrKill(durability);
        assertEquals(posted, f.open().stored("a"));
        assertEquals(List.of(), f.reports);
    }

    @Test
    void whatAFailedForceLeftBehindIsWrittenAgain() throws Exception {
        f.durability = Durability.POWER;
        for (int round = 0; round < 50; round++) {
            LogFixture each = new LogFixture(round);
            each.durability = Durability.POWER;
            each.open();
            each.post("a", "safe");
            each.flush();
            each.post("a", "x".repeat(3_000));
            each.disk.failForces(2);
            assertThrows(IOException.class, each.log::flush);
            each.post("a", "two");
            assertThrows(IOException.class, each.log::flush, "and it fails as long as the disk does");
            each.post("a", "three");
            each.flush();
            each.disk.powerCut();

            assertEquals(List.of("safe", "x".repeat(3_000), "two", "three"), each.open().stored("a"), "round " + round);
        }
    }

    @Test
    void aForceThatFailsAfterAWriteThatFailedInALaterChunkStartsAtTheRightOne() throws Exception {
        f.durability = Durability.POWER;
        f.open();
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 100; i++) { // four chunks
            posted.add(i + "x".repeat(10_000));
            f.post("a", posted.getLast());
        }
        f.disk.fillUp(600_000);
        assertThrows(IOException.class, f.log::flush);
        f.disk.work();
        f.disk.failForces(1);
        assertThrows(IOException.class, f.log::flush);
        f.flush();

        assertEquals(posted, f.stored("a"));
        f.disk.powerCut();
        assertEquals(posted, f.open().stored("a"));
    }

    @Test
    void aTruncationThatFailsIsTriedAgainBeforeAnythingIsWritten() throws Exception {
        f.durability = Durability.POWER;
        f.open();
        f.post("a", "one");
        f.disk.failForces(1);
        assertThrows(IOException.class, f.log::flush);
        f.post("a", "two");
        f.disk.failWrites(1);
        assertThrows(IOException.class, f.log::flush);
        f.flush();
        f.disk.powerCut();

        assertEquals(List.of("one", "two"), f.open().stored("a"));
    }

    @Test
    void aLogOnADiskThatCannotBeReadDoesNotOpen() throws Exception {
        f.disk.failNames(1);

        assertThrows(IOException.class, f::open);
        f.open();
        f.post("a", "one");
        f.flush();
        assertEquals(List.of("one"), f.stored("a"));
    }

    @Test
    void aFileThatWasLeftWithoutItsFirstBytesIsBegunAgain() throws Exception {
        f.fileBytes = 50;
        f.open();
        f.post("a", "one");
        f.flush();
        f.disk.put(EventFile.at(LogFixture.FOLDER, f.log.end()).path(), new byte[] {'P', 'A', 'R'});
        f.killAndOpen();
        f.post("a", "two");
        f.flush();

        assertEquals(List.of("one", "two"), f.killAndOpen().stored("a"));
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws Exception {
        f.open();
        f.disk.put(LogFixture.FOLDER.resolve("events-1.log"), new byte[] {1});
        f.disk.put(LogFixture.FOLDER.resolve("notes.txt"), new byte[] {1});
        f.post("a", "one");
        f.flush();

        assertEquals(List.of("one"), f.killAndOpen().stored("a"));
        assertEquals(List.of(), f.reports);
    }
}
