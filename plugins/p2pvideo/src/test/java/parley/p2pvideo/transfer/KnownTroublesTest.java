package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/**
 * What other transports were found to stumble over: the cases that the tests of quinn name
 * (https://github.com/quinn-rs/ quinn, quinn-proto/src/tests), and the scenarios of the QUIC interop runner
 * (https://github.com/quic-interop/ quic-interop-runner, testcases_quic.py): 15 ms each way, 10 Mbit/s, a queue of 25
 * packets.
 */
class KnownTroublesTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final long SECOND = SimulatedLink.SECOND;
    private static final SimulatedLink INTEROP = SimulatedLink.clean(15 * MILLI).withBandwidth(1_250_000, 25 * 1_500)
            .withMtu(1_500);

    private static Simulation transfer(long size, SimulatedLink there, SimulatedLink back) {
        MadeUpFile source = new MadeUpFile(size, size);
        return new Simulation(size, there, back).transfer(source, new VanishingFile(source), 4 << 20);
    }

    private static double secondsOf(Simulation simulation, int patience) {
        simulation.run(patience);
        assertTrue(simulation.sender.heard(TransferEvent.Sent.class).isPresent(),
                () -> "the sender heard " + simulation.sender.events);
        return simulation.receiver.heard(TransferEvent.Received.class).orElseThrow().nanos() / 1e9;
    }

    private static int datagram(Simulation simulation) {
        return simulation.sender.core.progress(simulation.now).datagram();
    }

    @Test
    void lostProbesOfThePathsSizeAreNoCongestion() {
        double small = secondsOf(transfer(10_000_000, INTEROP.withMtu(1_228), INTEROP), 60);
        double known = secondsOf(transfer(10_000_000, INTEROP.withMtu(9_000), INTEROP), 60);
        assertTrue(small < 1.1 * known, () -> small + " s with lost probes, " + known + " s without");
    }

    @Test
    void aPathThatSwallowsLargeDatagramsFromSomeTimeOnIsRepaired() {
        SimulatedLink there = INTEROP.withMtu(9_000).withMtuFrom(4 * SECOND, 1_400);
        Simulation simulation = transfer(20_000_000, there, INTEROP);
        simulation.runUntil(4 * SECOND);
        assertEquals(8_972, datagram(simulation));
        simulation.runUntil(14 * SECOND);
        assertEquals(PathMtu.START, datagram(simulation));
        assertTrue(secondsOf(simulation, 60) < 30);
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isEmpty());
    }

    @Test
    void largerDatagramsAreTriedAgainOnceThePathWasQuietForAMinute() {
        SimulatedLink thin = INTEROP.withBandwidth(250_000, 20_000);
        Simulation simulation = transfer(30_000_000, thin.withMtuFrom(4 * SECOND, 1_400), thin).runUntil(90 * SECOND);
        assertTrue(datagram(simulation) > 1_350 && datagram(simulation) <= 1_372, () -> datagram(simulation) + " bytes");
        assertTrue(secondsOf(simulation, 120) < 140);
    }

    @Test
    void reorderingCostsAFewSpuriousRepetitionsAtFirstAndThenNone() {
        SimulatedLink there = SimulatedLink.clean(20 * MILLI).withBandwidth(2_500_000, 200_000).withReordering(0.2);
        Simulation simulation = transfer(20_000_000, there, SimulatedLink.clean(20 * MILLI));
        assertTrue(secondsOf(simulation, 60) < 10.5);
        assertTrue(simulation.sender.bytes < 1.08 * 20_000_000, () -> "sent " + simulation.sender.bytes);
    }

    @Test
    void aLostTailIsSentAgainAfterATimeOut() {
        for (int lost = 1; lost < 20; lost++) {
            SimulatedLink there = SimulatedLink.clean(15 * MILLI).withHole(SECOND + lost * 16 * MILLI,
                    SECOND + lost * 16 * MILLI + 100 * MILLI);
            assertTrue(secondsOf(transfer(30_000, there, SimulatedLink.clean(15 * MILLI)), 20) < 3);
        }
    }

    @Test
    void aChangeOfKeysSurvivesReordering() {
        long first = (1 << EpochKeys.EPOCH_BITS) - 300;
        SimulatedLink there = INTEROP.withReordering(0.3).withLoss(0.02);
        MadeUpFile source = new MadeUpFile(2_000_000, 1);
        VanishingFile target = new VanishingFile(source);
        Simulation simulation = new Simulation(1, there, INTEROP).transfer(source, target, 1 << 20, first).run(60);
        assertTrue(target.committed, () -> simulation.receiver.events.toString());
    }

    @Test
    void lossInBurstsOfThree() {
        SimulatedLink lossy = INTEROP.withBurstLoss(0.01, 3);
        assertTrue(secondsOf(transfer(10_000_000, lossy, lossy), 60) < 14);
    }

    @Test
    void aThirdOfEverythingLostWhileAWayIsLookedFor() {
        for (int seed = 0; seed < 30; seed++) {
            SimulatedLink lossy = INTEROP.withBurstLoss(0.15, 3);
            secondsOf(transfer(1_000 + seed, lossy, lossy), 30);
        }
    }

    @Test
    void aThirdOfEverythingDamaged() {
        SimulatedLink damaging = INTEROP.withCorruption(0.3);
        assertTrue(secondsOf(transfer(2_000_000, damaging, damaging), 120) < 60);
    }

    @Test
    void aPathThatIsDeadForTwoOfEverySevenSeconds() {
        SimulatedLink holes = INTEROP.withHoles(7 * SECOND, 2 * SECOND);
        assertTrue(secondsOf(transfer(10_000_000, holes, holes), 120) < 30);
    }

    @Test
    void aRoundTripOfAndAHalfSeconds() {
        SimulatedLink far = SimulatedLink.clean(750 * MILLI).withBandwidth(1_250_000, 1_875_000).withMtu(1_500);
        assertTrue(secondsOf(transfer(10_000_000, far, SimulatedLink.clean(750 * MILLI)), 120) < 40);
    }

    @Test
    void aSmallSocketBufferAtAReceiverThatReadsSlowly() {
        Simulation simulation = transfer(20_000_000, SimulatedLink.clean(2 * MILLI), SimulatedLink.clean(2 * MILLI));
        simulation.receiver.socketBuffer = 212_992;
        simulation.receiver.readsPerSecond = 10_000_000;
        assertTrue(secondsOf(simulation, 30) < 4);
        assertTrue(simulation.sender.bytes < 1.5 * 20_000_000, () -> "sent " + simulation.sender.bytes);
    }

    @Test
    void besideACubicFlowTheFileStillArrives() {
        Simulation simulation = transfer(5_000_000, INTEROP, INTEROP);
        new CubicFlow(simulation, simulation.sender, 15 * MILLI).sendUntil(simulation.now + 60 * SECOND);
        assertTrue(secondsOf(simulation, 60) < 20);
    }

    @Test
    void anEndWhosePortOrAddressChangesEveryFiveSecondsIsFollowed() {
        for (boolean sender : new boolean[] {true, false}) {
            Simulation simulation = transfer(20_000_000, INTEROP, INTEROP);
            Simulation.Host moves = sender ? simulation.sender : simulation.receiver;
            for (int i = 0; i < 8; i++) {
                InetSocketAddress next = Simulation.address("192.168.9." + i / 2, 7_100 + i);
                simulation.at((3 + 5 * i) * SECOND, () -> moves.address = next);
            }
            double seconds = secondsOf(simulation, 60);
            assertTrue(seconds < 30, () -> "took " + seconds + " s");
            assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isEmpty());
        }
    }

    @Test
    void atAnotherAddressThePeerGetsNoMoreThanAtTheBeginning() {
        SimulatedLink back = SimulatedLink.clean(20 * MILLI);
        Simulation simulation = transfer(50_000_000, back.withBandwidth(4_000_000, 160_000), back).run(3);
        simulation.receiver.address = Simulation.address("192.168.7.7", 7_002);
        simulation.sender.uplink = back.withBandwidth(100_000, 30_000);
        simulation.sender.events.clear();
        for (int i = 0; i < 1_000 && simulation.sender.heard(TransferEvent.Connected.class).isEmpty(); i++) {
            simulation.runUntil(simulation.now + MILLI);
        }
        long before = simulation.sender.bytes;
        simulation.run(1);
        long sent = simulation.sender.bytes - before;
        assertTrue(sent < 400_000, () -> "sent " + sent);
    }

    @Test
    void anIdleConnectionEndsAfterThirtySeconds() {
        Simulation simulation = transfer(50_000_000, INTEROP.withHole(3 * SECOND, 500 * SECOND), INTEROP).run(40);
        assertEquals(FailureReason.SILENT, simulation.receiver.heard(TransferEvent.Failed.class).orElseThrow().reason());
        assertTrue(simulation.receiver.core.isFinished());
    }
}
