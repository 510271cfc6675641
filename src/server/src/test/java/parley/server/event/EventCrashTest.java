package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.server.Durability;
import parley.server.store.SimulatedDisk;

/** Whatever a flush returned for is there after the worst that it promises to survive, once and in order. */
class EventCrashTest {
    private static final int SEEDS = 1_000;
    private static final String[] TOPICS = {"a", "b", Topic.inbox("yoda")};

    /** One log's life over several starts, with what has to be there. */
    private static final class Life {
        final Random random;
        final LogFixture f;
        final List<String> posted = new ArrayList<>(); // since the last start, and what was there then
        int count;
        int safe;                                       // how many of them a flush returned for
        long largestSafeId;

        Life(long seed, Durability durability) {
            random = new Random(seed);
            f = new LogFixture(seed);
            f.durability = durability;
            f.fileBytes = random.nextBoolean() ? 500 : EventFiles.FULL;
            if (random.nextBoolean()) {
                f.disk.writeInParts();
            }
        }

        void run() throws IOException {
            for (int start = 0; start < 4; start++) {
                try {
                    f.disk.endAt(f.disk.operations() + 1 + random.nextInt(60));
                    f.open();
                    check();
                    post();
                } catch (SimulatedDisk.Ended e) {
                    assertTrue(start < 4, "it was meant to end");
                }
                f.disk.powerCutOrKill(f.durability);
            }
            f.open();
            check();
            assertSame(posted, f.killAndOpen().stored(TOPICS)); // a start changes nothing
        }

        private void assertSame(List<String> expected, List<String> actual) {
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                assertEquals(expected.get(i), actual.get(i), "event " + i);
            }
            assertEquals(expected.size(), actual.size());
        }

        private void post() throws IOException {
            for (int i = 0; i < 80; i++) {
                String text = count++ + "-" + "x".repeat(random.nextInt(10) == 0 ? 600 : random.nextInt(40));
                posted.add(text);
                long id = f.post(TOPICS[random.nextInt(3)], text).id();
                assertTrue(id > largestSafeId, "no id is given twice");
                if (random.nextInt(3) == 0) {
                    flush(id);
                }
            }
            f.log.close();
            safe = posted.size();
        }

        private void flush(long id) {
            switch (random.nextInt(6)) {
                case 0 -> f.disk.failForces(1);
                case 1 -> f.disk.failWrites(1);
                case 2 -> f.disk.failNames(1);
                default -> { }
            }
            try {
                f.log.flush();
                safe = posted.size();
                largestSafeId = id;
            } catch (IOException e) {
                assertTrue(f.log.flushed() < f.log.end());
            }
            f.disk.work();
        }

        /** All that is safe is there, and perhaps some of what was posted after it, in order; nothing else. */
        private void check() throws IOException {
            List<String> there = f.stored(TOPICS);
            assertTrue(there.size() >= safe, () -> there.size() + " of " + safe);
            assertSame(posted.subList(0, safe), there.subList(0, safe));
            List<String> perhaps = new ArrayList<>(posted.subList(safe, posted.size()));
            perhaps.retainAll(there);
            assertSame(perhaps, there.subList(safe, there.size()));
            posted.clear();
            posted.addAll(there);
            safe = there.size();
            largestSafeId = f.log.lastId();
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatWasFlushedSurvives(Durability durability) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Life(seed, durability).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
