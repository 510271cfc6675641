package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriteRingTest implements WriteRing.Listener {
    private final WaitingWorker worker = new WaitingWorker();
    private final List<String> writes = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();
    private final MemoryFile file = new MemoryFile(80 << 20) {
        @Override
        public void write(long offset, byte[] from, int at, int length) throws IOException {
            writes.add(offset + "+" + length);
            super.write(offset, from, at, length);
        }
    };
    private final WriteRing ring = new WriteRing(file, worker, this);
    private int freed;

    @Override
    public void written(long now) {
        freed++;
    }

    @Override
    public void failed(long now, IOException failure) {
        failures.add(failure);
    }

    @Test
    void piecesThatFollowEachOtherAreWrittenAsOne() {
        byte[] bytes = new byte[1_000];
        ring.put(0, bytes, 0, 1_000);
        ring.put(1_000, bytes, 0, 500);
        ring.put(5_000, bytes, 0, 10);
        ring.put(1_500, bytes, 0, 7);
        ring.flush();
        worker.work();
        assertEquals(List.of("0+1500", "5000+10", "1500+7"), writes);
        assertEquals(1, freed);
    }

    @Test
    void nothingGoesToABusyWorkerUntilABatchIsFull() {
        byte[] bytes = new byte[50_000];
        ring.put(0, bytes, 0, 1_000);
        ring.flushIfIdle();
        assertEquals(1, worker.size());
        ring.put(1_000, bytes, 0, 1_000);
        ring.flushIfIdle();
        assertEquals(1, worker.size());
        for (int i = 0; i < 6; i++) {
            ring.put(100_000L * i, bytes, 0, bytes.length);
        }
        assertEquals(2, worker.size());
        worker.work();
        ring.flushIfIdle();
        assertEquals(1, worker.size());
    }

    @Test
    void sixtyFourMebibytesAreTheMostAndComeBackWhenTheyAreWritten() {
        byte[] bytes = new byte[60_000];
        long taken = 0;
        while (ring.hasRoom(bytes.length)) {
            ring.put(taken, bytes, 0, bytes.length);
            taken += bytes.length;
        }
        assertTrue(taken <= WriteRing.CAPACITY && taken > WriteRing.CAPACITY - bytes.length, taken + " bytes");
        assertEquals(WriteRing.CAPACITY - taken, ring.room());
        ring.flush();
        worker.work();
        assertEquals(WriteRing.CAPACITY, ring.room());
        assertTrue(ring.hasRoom(bytes.length));
    }

    @Test
    void aSenderWhoKeepsToTheRoomIsNeverRefusedHoweverOftenTheWorkerIsIdle() {
        Random random = new Random(1);
        byte[] bytes = new byte[1_165];
        long offset = 0;
        for (int i = 0; i < 240_000; i++) {
            if (ring.room() >= bytes.length) {
                assertTrue(ring.hasRoom(bytes.length), "after " + i);
                ring.put(offset % (30 << 20), bytes, 0, bytes.length);
                offset += 2 * bytes.length;
            }
            if (random.nextInt(300) == 0 && worker.size() > 0) {
                worker.workOnce(0);
            }
            ring.flushIfIdle();
        }
    }

    @Test
    void bytesLandWhereTheyBelong() {
        Random random = new Random(2);
        byte[] all = new byte[3_000_000];
        random.nextBytes(all);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < all.length; i += 1_000) {
            starts.add(i);
        }
        Collections.shuffle(starts, random);
        for (int start : starts) {
            ring.put(start, all, start, 1_000);
            ring.flushIfIdle();
            if (random.nextInt(50) == 0) {
                worker.work();
            }
        }
        ring.flush();
        worker.work();
        assertArrayEquals(all, Arrays.copyOf(file.bytes, all.length));
    }

    @Test
    void aDiskThatStandsStillTakesNoMoreBatchesThanThereAreHoweverEmptyTheyAre() {
        int taken = 0;
        for (; ring.hasRoom(1) && taken < 2 * WriteRing.BATCHES; taken++) {
            ring.put(2L * taken, new byte[1], 0, 1);
            ring.flush();
        }
        assertEquals(WriteRing.BATCHES, taken);
        worker.work();
        assertTrue(ring.hasRoom(1));
    }

    @Test
    void bytesThatWereMadeInTheirPlaceAreWrittenFromThere() {
        Place first = ring.place(1_000);
        Arrays.fill(first.array(), first.at(), first.at() + 1_000, (byte) 7);
        assertEquals(first, ring.place(500));
        ring.put(40, first.array(), first.at(), 1_000);
        assertEquals(new Place(first.array(), first.at() + 1_000), ring.place(500));
        Place beyond = ring.place(WriteRing.BATCH - 999);
        assertNotSame(first.array(), beyond.array());
        Arrays.fill(beyond.array(), beyond.at(), WriteRing.BATCH - 999, (byte) 8);
        ring.put(1_040, beyond.array(), beyond.at(), WriteRing.BATCH - 999);
        assertSame(beyond.array(), ring.place(1).array());
        ring.flush();
        worker.work();
        assertEquals(List.of("40+1000", "1040+" + (WriteRing.BATCH - 999)), writes);
        assertArrayEquals(new byte[] {0, 7, 7, 8, 8, 0}, new byte[] {file.bytes[39], file.bytes[40], file.bytes[1_039],
            file.bytes[1_040], file.bytes[WriteRing.BATCH + 40], file.bytes[WriteRing.BATCH + 41]});
    }

    @Test
    void aPlaceThatIsNotUsedTakesNothing() {
        Place place = ring.place(60_000);
        Arrays.fill(place.array(), (byte) 7);
        assertEquals(WriteRing.CAPACITY, ring.room());
        ring.put(0, new byte[60_000], 0, 60_000);
        ring.flush();
        worker.work();
        assertEquals(0, file.bytes[0]);
    }

    @Test
    void whatIsLeftOfADatagramWhoseBatchIsBeingWrittenGoesIntoTheNext() {
        Place place = ring.place(1_000);
        Arrays.fill(place.array(), place.at(), place.at() + 400, (byte) 4);
        Arrays.fill(place.array(), place.at() + 400, place.at() + 1_000, (byte) 6);
        ring.put(0, place.array(), place.at(), 400);
        ring.flush();
        ring.put(400, place.array(), place.at() + 400, 600);
        ring.flush();
        worker.work();
        assertEquals(List.of("0+400", "400+600"), writes);
        assertArrayEquals(new byte[] {4, 6, 6, 0}, new byte[] {file.bytes[399], file.bytes[400], file.bytes[999],
            file.bytes[1_000]});
    }

    @Test
    void aFailureIsToldAndTheBatchComesBack() {
        file.failAfter = 0;
        ring.put(0, new byte[10], 0, 10);
        ring.flush();
        worker.work();
        assertEquals(1, failures.size());
        assertEquals(0, freed);
        assertEquals(WriteRing.CAPACITY, ring.room());
        assertFalse(failures.getFirst().getMessage().isEmpty());
    }
}
