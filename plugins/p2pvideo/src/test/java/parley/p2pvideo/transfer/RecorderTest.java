package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted for another attempt, when, and what that holds up. */
class RecorderTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int MIB = 1 << 20;

    private final List<List<Integer>> recorded = new ArrayList<>();
    private final Blocks blocks = new Blocks(200L * MIB, MIB);
    private final MemoryFile file = new MemoryFile(0) {
        @Override
        public void record(Map<Integer, Bytes32> some) {
            recorded.add(List.copyOf(some.keySet()));
            noted.putAll(some);
        }
    };
    private final Map<Integer, Bytes32> noted = new HashMap<>();
    private final WaitingWorker worker = new WaitingWorker();
    private final BlockDigests digests = new BlockDigests(200);
    private final Recorder recorder = new Recorder(blocks, file, digests, worker);

    /** A network and a disk that are fast, and a disk that takes long to keep what it got. */
    private static Simulation slowToKeep(int size, Destination target) {
        SimulatedLink link = SimulatedLink.clean(MILLI).withBandwidth(50_000_000, 1_000_000);
        Simulation simulation = new Simulation(1, link, link);
        simulation.receiver.laneDelay[Worker.Lane.FORCING.ordinal()] = 60_000 * MILLI;
        return simulation.transfer(new MadeUpFile(size, 1), target, MIB);
    }

    @Test
    void aDiskThatIsSlowToKeepWhatItGotHoldsUpNeitherWritingNorHashing() {
        List<Long> hashed = new ArrayList<>();
        int size = 3 * (int) WriteRing.CAPACITY;
        MemoryFile target = new MemoryFile(size) {
            @Override
            public void read(long offset, byte[] into, int from, int length) {
                hashed.add(offset);
                super.read(offset, into, from, length);
            }
        };
        Simulation simulation = slowToKeep(size, target).run(10);
        assertEquals(size, simulation.receiver.core.progress(simulation.now).bytes());
        assertTrue(hashed.stream().anyMatch(offset -> offset >= size - MIB));
        assertTrue(!target.committed && simulation.receiver.heard(TransferEvent.Received.class).isEmpty());
        simulation.run(200);
        assertTrue(target.committed && simulation.receiver.heard(TransferEvent.Received.class).isPresent());
    }

    @Test
    void thePartIsLetGoOnlyWhenTheDiskHasKeptWhatIsNoted() {
        MemoryFile target = new MemoryFile(128 * MIB);
        Simulation simulation = slowToKeep(128 * MIB, target).run(2);
        simulation.sender.core.cancel(simulation.now);
        simulation.run(20);
        assertTrue(!target.kept && simulation.receiver.heard(TransferEvent.Failed.class).isEmpty());
        simulation.run(60);
        assertTrue(target.kept && simulation.receiver.heard(TransferEvent.Failed.class).isPresent());
    }

    @Test
    void blocksAreNotedEvery64MibOrFiveSecondsAndNotOftener() {
        assertEquals(Long.MAX_VALUE, recorder.due());
        recorder.verified(1_000, 0);
        recorder.verified(2_000, 1);
        assertEquals(1_000 + Recorder.LONGEST, recorder.due());
        recorder.record((now, failure) -> { });
        worker.workOnce(2_500);
        assertEquals(List.of(List.of(0, 1)), recorded);
        assertEquals(Long.MAX_VALUE, recorder.due());
        for (int block = 2; block < 66; block++) {
            assertFalse(recorder.due() <= 3_000, "block " + block);
            recorder.verified(3_000, block);
        }
        assertEquals(3_000, recorder.due());
    }

    @Test
    void whatIsVerifiedWhileBlocksAreNotedWaitsUntilThatIsOver() {
        recorder.verified(0, 7);
        recorder.record((now, failure) -> { });
        IntStream.range(10, 90).forEach(block -> recorder.verified(1, block));
        assertEquals(Long.MAX_VALUE, recorder.due());
        worker.workOnce(9);
        assertEquals(1, recorder.due());
        recorder.record((now, failure) -> { });
        worker.work();
        assertEquals(List.of(List.of(7), IntStream.range(10, 90).boxed().toList()), recorded);
    }

    /** Its bytes may not be on the disk when a power cut comes: then the digest of those before tells. */
    @Test
    void aBlockThatIsWrittenAnewWhileTheDiskKeepsItIsNotedAsItWasBefore() {
        Bytes32 before = Bytes32.sha256(new byte[] {1});
        digests.put(7, before.bytes(), 0);
        recorder.verified(0, 7);
        recorder.record((now, failure) -> { });
        digests.put(7, Bytes32.sha256(new byte[] {2}).bytes(), 0);
        worker.work();
        assertEquals(Map.of(7, before), noted);
    }

    /** More files than stay open, so that one that has become something else is noticed when it is forced. */
    @Test
    void whatTheDiskDidNotKeepIsNeverNoted(@TempDir Path folder) throws IOException {
        Entry[] entries = IntStream.range(0, 12).mapToObj(i -> new Entry("a/" + i, MIB, 7)).toArray(Entry[]::new);
        Offer offer = Offers.of(entries);
        PartFile part = PartFile.open(folder, "yoda", offer);
        part.write(0, new byte[12 * MIB], 0, 12 * MIB);
        Path first = folder.resolve("yoda_a.part/yoda_a/0");
        Path aside = Files.move(first, folder.resolve("aside"));
        Files.createDirectory(first);
        assertThrows(IOException.class, () -> part.record(Map.of(5, Bytes32.sha256(new byte[5]))));
        Files.delete(first);
        Files.move(aside, first);
        IOException again = assertThrows(IOException.class, () -> part.record(Map.of(6, Bytes32.sha256(new byte[6]))));
        assertEquals("the disk has failed to keep what was written before", again.getMessage());
        assertThrows(IOException.class, part::commit);
        part.keep();
        assertEquals(0, PartFile.open(folder, "yoda", offer).verifiedBytes());
    }
}
