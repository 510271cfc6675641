package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole transfers over a simulated network. */
class SimulatedTransferTest {
    private static final int BUFFER = 1 << 20;
    private static final long MILLI = SimulatedLink.MILLI;

    private static Simulation clean(long seed) {
        return new Simulation(seed, SimulatedLink.clean(5 * MILLI), SimulatedLink.clean(5 * MILLI));
    }

    private static Simulation harsh(long seed) {
        Random random = new Random(seed);
        return new Simulation(seed, SimulatedLink.harsh(random), SimulatedLink.harsh(random));
    }

    private static void assertArrived(Simulation simulation, MadeUpFile source, MemoryFile target, String hint) {
        assertTrue(simulation.receiver.heard(TransferEvent.Received.class).isPresent(),
                () -> hint + ": the receiver heard " + simulation.receiver.events + " at " + simulation.now);
        assertTrue(simulation.sender.heard(TransferEvent.Sent.class).isPresent(),
                () -> hint + ": the sender heard " + simulation.sender.events);
        assertTrue(target.committed && !target.discarded && source.closed, hint);
        for (int i = 0; i < target.bytes.length; i++) {
            if (target.bytes[i] != source.at(i)) {
                throw new AssertionError(hint + ": byte " + i + " differs");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 1_164, 1_165, 1_166, 1 << 20, (1 << 20) + 1, 5_000_000, 21_000_000})
    void aFileOfAnySizeArrivesByteForByte(long size) {
        MadeUpFile source = new MadeUpFile(size, size);
        MemoryFile target = new MemoryFile(size);
        Simulation simulation = clean(1).transfer(source, target, BUFFER).run(60);
        assertArrived(simulation, source, target, size + " bytes");
        assertTrue(simulation.sender.core.isFinished() && simulation.receiver.core.isFinished());
    }

    @Test
    void datagramsAreSpreadOverTheRoundTripInsteadOfLeavingAllAtOnce() {
        SimulatedLink there = SimulatedLink.clean(25 * MILLI).withBandwidth(2_000_000, 100_000);
        Simulation simulation = new Simulation(1, there, SimulatedLink.clean(25 * MILLI));
        simulation.transfer(new MadeUpFile(4_000_000, 1), new MemoryFile(4_000_000), BUFFER).run(60);
        assertTrue(simulation.sender.mostAtOnce <= 20, () -> simulation.sender.mostAtOnce + " at once");
    }

    @Test
    void aDiskSlowerThanTheNetworkSlowsTheSenderDownInsteadOfLosingData() {
        Simulation simulation = clean(1);
        simulation.receiver.diskDelay = 60 * MILLI;
        MadeUpFile source = new MadeUpFile(80_000_000, 1);
        MemoryFile target = new MemoryFile(80_000_000);
        simulation.transfer(source, target, BUFFER).run(120);
        assertArrived(simulation, source, target, "slow disk");
        assertTrue(simulation.sender.bytes < 1.05 * 80_000_000, () -> "sent " + simulation.sender.bytes + " bytes");
    }

    @Test
    void packetNumbersThatCrossIntoTheNextKeyEpochGoOn() {
        for (long seed = 0; seed < 5; seed++) {
            MadeUpFile source = new MadeUpFile(1_000_000, seed);
            MemoryFile target = new MemoryFile(1_000_000);
            long first = (1 << EpochKeys.EPOCH_BITS) - 100;
            Simulation simulation = harsh(seed).transfer(source, target, BUFFER, first).run(60);
            assertArrived(simulation, source, target, "epoch change, seed " + seed);
        }
    }

    @Test
    void aPathThatIsDeadForTwelveSecondsIsReportedAndThenTheTransferEnds() {
        long second = 1_000 * MILLI;
        SimulatedLink link = SimulatedLink.clean(5 * MILLI).withBandwidth(1_000_000, 100_000)
                .withHole(3 * second, 15 * second);
        Simulation simulation = new Simulation(1, link, link);
        MadeUpFile source = new MadeUpFile(5_000_000, 1);
        MemoryFile target = new MemoryFile(5_000_000);
        simulation.transfer(source, target, BUFFER).run(60);
        assertArrived(simulation, source, target, "black hole");
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isPresent());
        assertTrue(simulation.sender.heard(TransferEvent.Recovered.class).isPresent());
        assertTrue(simulation.receiver.heard(TransferEvent.Stalled.class).isPresent());
    }

    @Test
    void aDiskThatTakesAMinuteForTheLastStepDoesNotLookLikeADeadPeer() {
        Simulation simulation = clean(1);
        simulation.receiver.diskDelay = 25_000 * MILLI;
        MadeUpFile source = new MadeUpFile(1_000, 1);
        MemoryFile target = new MemoryFile(1_000);
        simulation.transfer(source, target, BUFFER).run(120);
        assertArrived(simulation, source, target, "slow commit");
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isEmpty());
    }

    @Test
    void aBlockSpoiledOnTheDiskIsAskedForAgain() {
        MadeUpFile source = new MadeUpFile(3_500_000, 1);
        MemoryFile target = new MemoryFile(3_500_000);
        target.spoilAt = 1_500_000;
        target.spoils = 1;
        Simulation simulation = harsh(5).transfer(source, target, BUFFER).run(60);
        assertArrived(simulation, source, target, "spoiled once");
        assertTrue(simulation.sender.bytes > 3_500_000 + (1 << 20), "the block was not sent twice");
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        assertEquals(traceOf(42), traceOf(42));
        assertFalse(traceOf(42) == traceOf(43));
    }

    private static long traceOf(long seed) {
        return harsh(seed).transfer(new MadeUpFile(700_000, 1), new MemoryFile(700_000), BUFFER).run(60).trace();
    }
}
