package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriteRingTest implements WriteRing.Listener {
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final List<String> writes = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();
    private final MemoryFile file = new MemoryFile(80 << 20) {
        @Override
        public void write(long offset, byte[] from, int at, int length) throws IOException {
            writes.add(offset + "+" + length);
            super.write(offset, from, at, length);
        }
    };
    private final WriteRing ring = new WriteRing(file, (work, then) -> jobs.add(() -> run(work, then)), this);
    private int freed;

    private static void run(Worker.Work work, Worker.Completion then) {
        try {
            work.run();
            then.done(0, Optional.empty());
        } catch (IOException e) {
            then.done(0, Optional.of(e));
        }
    }

    @Override
    public void written(long now) {
        freed++;
    }

    @Override
    public void failed(long now, IOException failure) {
        failures.add(failure);
    }

    private void work() {
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
        }
    }

    @Test
    void piecesThatFollowEachOtherAreWrittenAsOne() {
        byte[] bytes = new byte[1_000];
        ring.put(0, bytes, 0, 1_000);
        ring.put(1_000, bytes, 0, 500);
        ring.put(5_000, bytes, 0, 10);
        ring.put(1_500, bytes, 0, 7);
        ring.flush();
        work();
        assertEquals(List.of("0+1500", "5000+10", "1500+7"), writes);
        assertEquals(1, freed);
    }

    @Test
    void nothingGoesToABusyWorkerUntilABatchIsFull() {
        byte[] bytes = new byte[50_000];
        ring.put(0, bytes, 0, 1_000);
        ring.flushIfIdle();
        assertEquals(1, jobs.size());
        ring.put(1_000, bytes, 0, 1_000);
        ring.flushIfIdle();
        assertEquals(1, jobs.size());
        for (int i = 0; i < 6; i++) {
            ring.put(100_000L * i, bytes, 0, bytes.length);
        }
        assertEquals(2, jobs.size());
        work();
        ring.flushIfIdle();
        assertEquals(1, jobs.size());
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
        work();
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
            if (random.nextInt(300) == 0 && !jobs.isEmpty()) {
                jobs.remove().run();
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
                work();
            }
        }
        ring.flush();
        work();
        assertArrayEquals(all, Arrays.copyOf(file.bytes, all.length));
    }

    @Test
    void aFailureIsToldAndTheBatchComesBack() {
        file.failAfter = 0;
        ring.put(0, new byte[10], 0, 10);
        ring.flush();
        work();
        assertEquals(1, failures.size());
        assertEquals(0, freed);
        assertEquals(WriteRing.CAPACITY, ring.room());
        assertFalse(failures.getFirst().getMessage().isEmpty());
    }
}
