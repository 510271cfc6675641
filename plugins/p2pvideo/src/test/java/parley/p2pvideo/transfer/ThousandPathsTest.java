package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole transfers over a thousand paths that are drawn from everything that the simulator can do to datagrams. */
class ThousandPathsTest {
    private static final int SEEDS = 1_000;
    private static final long CROSS_TRAFFIC = SimulatedLink.SECOND;

    private static Simulation run(long seed, MadeUpFile source, MemoryFile target) {
        Random random = new Random(seed);
        Simulation simulation = new Simulation(seed, SimulatedLink.any(random), SimulatedLink.any(random));
        if (random.nextInt(4) == 0) {
            simulation.receiver.socketBuffer = 64 << 10;
            simulation.receiver.readsPerSecond = 5_000_000;
        }
        simulation.receiver.diskDelay = random.nextInt(4) == 0 ? random.nextLong(30 * SimulatedLink.MILLI) : 0;
        long first = random.nextInt(4) == 0 ? (1 << EpochKeys.EPOCH_BITS) - random.nextInt(200) : 0;
        simulation.transfer(source, target, 16 << 10 << random.nextInt(7), first);
        if (simulation.sender.uplink.bytesPerSecond > 0 && random.nextInt(4) == 0) {
            new CubicFlow(simulation, simulation.sender, SimulatedLink.MILLI).sendUntil(simulation.now + CROSS_TRAFFIC);
        }
        if (random.nextInt(4) == 0) {
            Simulation.Host moves = random.nextBoolean() ? simulation.sender : simulation.receiver;
            simulation.at(simulation.now + random.nextLong(2 * SimulatedLink.SECOND), () -> Simulation.rebind(moves, 7_100));
        }
        for (Simulation.Host host : List.of(simulation.sender, simulation.receiver)) {
            Arrays.setAll(host.laneDelay, lane -> random.nextInt(4) == 0 ? random.nextLong(SimulatedLink.SECOND) : 0);
        }
        return simulation.run(300);
    }

    private static void check(long seed) {
        long size = new Random(~seed).nextInt(200_000);
        MadeUpFile source = new MadeUpFile(size, seed);
        MemoryFile target = new MemoryFile(size);
        Simulation simulation = run(seed, source, target);
        assertTrue(simulation.receiver.heard(TransferEvent.Received.class).isPresent(),
                () -> "the receiver heard " + simulation.receiver.events);
        assertTrue(simulation.sender.heard(TransferEvent.Sent.class).isPresent(),
                () -> "the sender heard " + simulation.sender.events);
        for (int i = 0; i < size; i++) {
            assertTrue(target.bytes[i] == source.at(i), "byte " + i + " differs");
        }
        long most = 3 * size + 200_000;
        assertTrue(simulation.sender.bytes < most, () -> "sent " + simulation.sender.bytes + " for " + size);
    }

    @Test
    void everyFileArrivesOverEveryPath() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                check(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        assertEquals(trace(42), trace(42));
        assertNotEquals(trace(42), trace(43));
    }

    private static long trace(long seed) {
        return run(seed, new MadeUpFile(100_000, 1), new MemoryFile(100_000)).trace();
    }
}
