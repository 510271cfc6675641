package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.server.Durability;

/**
 * The program or the power ends at any moment: every record that a flush returned for is there at the next start, in
 * order, once, and nothing that was not appended.
 */
class CrashTest {
    private static final int SEEDS = 1_000;
    private static final int LIVES = 3;

    @Test
    void nothingFlushedIsLostWithThePower() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            live(seed, Durability.POWER);
        }
    }

    @Test
    void nothingFlushedIsLostWithTheProgram() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            live(seed, Durability.PROCESS);
        }
    }

    /** Some lives on one disk, each of which begins with what the last one left. */
    private static void live(int seed, Durability durability) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedDisk disk = new SimulatedDisk(Life.DATA, ~seed);
        if (random.nextBoolean()) {
            disk.writeInParts();
        }
        Life life = new Life(disk, durability, 1_500);
        for (int i = 0; i < LIVES; i++) {
            disk.endAt(disk.operations() + 1 + random.nextInt(120));
            try {
                while (true) {
                    step(life, disk, random, durability);
                }
            } catch (SimulatedDisk.Ended e) {
                disk.powerCutOrKill(durability);
            }
            Life next = new Life(disk, durability, 1_500);
            assertKept(life, next, durability, "seed " + seed + ", life " + i);
            life = next;
        }
    }

    private static void step(Life life, SimulatedDisk disk, SplittableRandom random, Durability durability) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> life.append(life.records.size() + "#".repeat(random.nextInt(random.nextInt(1_000) + 1)));
            case 4, 5, 6, 7 -> life.flush();
            case 8, 9 -> life.work();
            case 10 -> fail(disk, random, durability);
            default -> disk.work();
        }
    }

    private static void fail(SimulatedDisk disk, SplittableRandom random, Durability durability) {
        switch (random.nextInt(4)) {
            case 0 -> disk.failForces(durability == Durability.POWER ? 1 : 0);
            case 1 -> disk.failWrites(1);
            case 2 -> disk.failNames(1);
            default -> disk.fillUp(random.nextInt(1_000));
        }
    }

    /**
     * A kill leaves a beginning of all records. A power cut may also leave some that were not flushed without one before
     * them, as the disk writes in the order it likes.
     */
    private static void assertKept(Life before, Life after, Durability durability, String when) {
        int kept = after.records.size();
        assertTrue(kept >= before.safe, () -> when + ": " + before.safe + " were safe, " + kept + " are there");
        assertEquals(before.records.subList(0, before.safe), after.records.subList(0, before.safe), when);
        if (durability == Durability.PROCESS) {
            assertTrue(kept <= before.records.size(), when);
            assertEquals(before.records.subList(0, kept), after.records, when);
        } else {
            List<String> rest = after.records.subList(before.safe, kept);
            List<String> possible = before.records.subList(before.safe, before.records.size());
            assertEquals(possible.stream().filter(rest::contains).toList(), rest, when);
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void anySingleDiskOperationMayBeTheLast(Durability durability) throws IOException {
        boolean ended = true;
        for (int last = 1; ended; last++) {
            for (int seed = 0; seed < 8; seed++) {
                SimulatedDisk disk = new SimulatedDisk(Life.DATA, seed);
                Life life = new Life(disk, durability, 200);
                disk.endAt(disk.operations() + last);
                ended = isEnded(() -> fillSegments(life, disk));
                disk.powerCutOrKill(durability);

                assertKept(life, new Life(disk, durability, 200), durability, "operation " + last + ", seed " + seed);
            }
        }
    }

    /** Some generations of segments, where records are appended and flushed in the middle of all background work, too. */
    private static void fillSegments(Life life, SimulatedDisk disk) {
        for (int i = 0; i < 24; i++) {
            life.append("record " + life.records.size() + " ".repeat(30));
            life.flush();
            boolean[] appending = {false};
            disk.before(operation -> {
                if (!appending[0]) {
                    appending[0] = true;
                    life.append("meanwhile " + life.records.size());
                    life.flush();
                    appending[0] = false;
                }
            });
            life.workAll();
            disk.before(operation -> { });
        }
        assertTrue(life.safe == life.records.size() && disk.list(Life.DATA.resolve("toys")).size() > 3);
        assertEquals(List.of(), life.reports);
    }

    private static boolean isEnded(Runnable run) {
        try {
            run.run();
            return false;
        } catch (SimulatedDisk.Ended e) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void aStartMayEndInTheMiddleOfItsRepairs(Durability durability) throws IOException {
        for (int seed = 0; seed < 16; seed++) {
            boolean ended = true;
            for (int last = 1; ended; last++) {
                ended = isRepairedAfterTwoStarts(durability, last, seed);
            }
        }
    }

    /** Whether the first of the two ended in the middle. */
    private static boolean isRepairedAfterTwoStarts(Durability durability, int last, int seed) throws IOException {
        SimulatedDisk disk = new SimulatedDisk(Life.DATA, seed);
        Life life = new Life(disk, durability, 1_000);
        for (int i = 0; i < 10; i++) {
            life.append("record " + i);
        }
        life.flush();
        damage(disk);
        disk.endAt(disk.operations() + last);
        boolean ended = isEnded(() -> start(disk, durability));
        disk.powerCut();

        String when = "operation " + last + ", seed " + seed;
        assertEquals(life.records.subList(1, 9), new Life(disk, durability, 1_000).records, when);
        assertTrue(isSomewhere(disk, "vecord 0") && isSomewhere(disk, "record ="), when);
        return ended;
    }

    /** What was damaged is thrown away nowhere: it stands in its file or in the copy beside it. */
    private static boolean isSomewhere(SimulatedDisk disk, String text) {
        var folder = Life.DATA.resolve("toys");
        return disk.list(folder).stream().anyMatch(file ->
                new String(disk.content(folder.resolve(file)), StandardCharsets.ISO_8859_1).contains(text));
    }

    /** Flips a bit in the first record and in the last one. */
    private static void damage(SimulatedDisk disk) {
        var segment = Life.DATA.resolve("toys/x-000001.journal");
        byte[] content = disk.content(segment);
        content[Segment.BEGINNING + Segment.FRAME] ^= 4;
        content[content.length - 1] ^= 4;
        disk.put(segment, content);
    }

    private static void start(SimulatedDisk disk, Durability durability) {
        try {
            new Life(disk, durability, 1_000);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
