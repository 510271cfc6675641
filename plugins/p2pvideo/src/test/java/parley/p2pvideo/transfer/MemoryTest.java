package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both ends hold of a file, seen from its disks: the arrays into which they read and from which they write. */
class MemoryTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final long SENDERS = (long) ReadAhead.CHUNKS * SendPlan.CHUNK
            + (long) Rereading.WINDOWS * Rereading.WINDOW;

    private final Set<byte[]> read = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<byte[]> written = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<byte[]> readBack = Collections.newSetFromMap(new IdentityHashMap<>());
    private long highest;

    private static long bytes(Set<byte[]> arrays) {
        return arrays.stream().mapToLong(each -> each.length).sum();
    }

    private final class Observed implements Source {
        private final MadeUpFile file;

        private Observed(MadeUpFile file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void read(long offset, byte[] into, int from, int length) throws IOException {
            read.add(into);
            file.read(offset, into, from, length);
        }

        @Override
        public void verifyUnchanged() {
            // It stays as it is.
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private final class Target implements Destination {
        private final MadeUpFile file;

        private Target(MadeUpFile file) {
            this.file = file;
        }

        @Override
        public void write(long offset, byte[] bytes, int from, int length) {
            written.add(bytes);
            highest = Math.max(highest, offset + length);
        }

        @Override
        public void read(long offset, byte[] into, int from, int length) {
            readBack.add(into);
            file.fill(offset, into, from, length);
        }

        @Override
        public String commit() {
            return "film.mkv";
        }

        @Override
        public void discard() {
            throw new AssertionError("it should arrive");
        }
    }

    /** Half a minute in which a network that loses moves more than the receiver's disk can write. */
    @ParameterizedTest
    @ValueSource(longs = {150L << 20, 20L << 30})
    void itIsBoundedAndDoesNotDependOnTheSizeOfTheFile(long size) {
        SimulatedLink link = SimulatedLink.clean(5 * MILLI).withLoss(0.001).withBandwidth(50_000_000, 1_000_000);
        Simulation simulation = new Simulation(1, link, link);
        simulation.receiver.diskDelay = 100 * MILLI;
        simulation.sender.laneDelay[Worker.Lane.REREADING.ordinal()] = 300 * MILLI;
        MadeUpFile file = new MadeUpFile(size, 1);
        simulation.transfer(new Observed(file), new Target(file), 1 << 20).run(30);
        long moved = simulation.receiver.core.progress(simulation.now).bytes();
        assertTrue(moved > 100L << 20, () -> moved + " bytes moved");
        assertTrue(highest > size - (5L << 20), "and the end of the file among them");
        assertEquals(SENDERS, bytes(read), "the sender's chunks and windows, all of them");
        long most = (long) WriteRing.BATCHES * WriteRing.BATCH;
        assertTrue(bytes(written) > WriteRing.CAPACITY * 0.9 && bytes(written) <= most,
                () -> bytes(written) + " bytes of the receiver");
        assertEquals(1, readBack.size());
    }
}
