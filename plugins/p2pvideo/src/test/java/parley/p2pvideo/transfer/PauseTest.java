package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pauses and limits, from either end. */
class PauseTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int SIZE = 20_000_000;

    private final MadeUpFile source = new MadeUpFile(SIZE, 1);
    private final MemoryFile target = new MemoryFile(SIZE);
    private Simulation simulation;

    @BeforeEach
    void aTransferThatTakesTenSeconds() {
        start(0);
        simulation.run(2);
    }

    private void start(double loss) {
        SimulatedLink link = SimulatedLink.clean(10 * MILLI).withBandwidth(2_000_000, 60_000).withLoss(loss);
        simulation = new Simulation(3, link, link).transfer(source, target, 1 << 20);
    }

    private long arrived() {
        return simulation.receiver.core.progress(simulation.now).bytes();
    }

    private static List<TransferEvent> pauses(Simulation.Host host) {
        return host.events.stream().filter(event -> event instanceof TransferEvent.Paused
                || event instanceof TransferEvent.Resumed).toList();
    }

    private void assertArrives() {
        simulation.run(60);
        assertTrue(simulation.receiver.heard(TransferEvent.Received.class).isPresent(),
                () -> simulation.receiver.events.toString());
        assertTrue(simulation.sender.heard(TransferEvent.Sent.class).isPresent());
    }

    @Test
    void eitherUserPausesBothHearOfItAndNothingButASignOfLifeIsSent() {
        for (boolean bySender : new boolean[] {true, false}) {
            aTransferThatTakesTenSeconds();
            TransferCore pausing = bySender ? simulation.sender.core : simulation.receiver.core;
            pausing.pause(simulation.now, true);
            simulation.run(2);
            assertEquals(List.of(new TransferEvent.Paused(!bySender)), pauses(simulation.sender));
            assertEquals(List.of(new TransferEvent.Paused(bySender)), pauses(simulation.receiver));
            long before = arrived();
            long datagrams = simulation.sender.datagrams + simulation.receiver.datagrams;
            simulation.wakeups = 0;
            simulation.run(600);
            assertEquals(before, arrived());
            long sent = simulation.sender.datagrams + simulation.receiver.datagrams - datagrams;
            assertTrue(sent >= 60 && sent <= 400, () -> sent + " datagrams in ten minutes");
            assertTrue(simulation.wakeups < 2_000, () -> simulation.wakeups + " wake-ups in ten minutes");
            assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isEmpty());
            pausing.pause(simulation.now, false);
            assertArrives();
            assertEquals(new TransferEvent.Resumed(!bySender, true), pauses(simulation.sender).getLast());
            assertEquals(new TransferEvent.Resumed(bySender, true), pauses(simulation.receiver).getLast());
        }
    }

    @Test
    void dataFlowsAgainOnlyWhenNeitherUserWantsThePause() {
        simulation.sender.core.pause(simulation.now, true);
        simulation.receiver.core.pause(simulation.now, true);
        simulation.run(2);
        long before = arrived();
        simulation.sender.core.pause(simulation.now, false);
        simulation.run(5);
        assertEquals(before, arrived());
        assertEquals(new TransferEvent.Resumed(true, false), pauses(simulation.receiver).getLast());
        simulation.receiver.core.pause(simulation.now, false);
        assertArrives();
    }

    @Test
    void whatIsWantedLastCountsHoweverMuchIsLost() {
        for (int round = 0; round < 20; round++) {
            start(0.3);
            simulation.run(2);
            for (int i = 0; i < 9; i++) {
                simulation.receiver.core.pause(simulation.now, i % 2 == 0);
                simulation.runUntil(simulation.now + round * MILLI);
            }
            simulation.run(10);
            long before = arrived();
            simulation.run(5);
            assertEquals(before, arrived(), "round " + round);
            assertEquals(new TransferEvent.Paused(true), pauses(simulation.sender).getLast());
        }
    }

    @Test
    void whatWasLostJustBeforeThePauseIsNotAskedFor() {
        SimulatedLink back = SimulatedLink.clean(10 * MILLI);
        SimulatedLink there = back.withBandwidth(2_000_000, 60_000).withHole(2_950 * MILLI, 3_100 * MILLI);
        simulation = new Simulation(3, there, back).transfer(source, target, 1 << 20).runUntil(3_000 * MILLI);
        simulation.receiver.core.pause(simulation.now, true);
        simulation.runUntil(3_200 * MILLI);
        simulation.wakeups = 0;
        simulation.run(8);
        assertTrue(simulation.wakeups < 3, () -> simulation.wakeups + " wake-ups");
        simulation.receiver.core.pause(simulation.now, false);
        assertArrives();
    }

    @Test
    void aPausedTransferWhosePeerIsGoneEndsAfterAMinute() {
        simulation.sender.core.pause(simulation.now, true);
        simulation.run(1);
        simulation.receiver.dead = true;
        simulation.run(20);
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isEmpty());
        simulation.run(10);
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isPresent());
        simulation.run(40);
        assertEquals(FailureReason.SILENT, simulation.sender.heard(TransferEvent.Failed.class).orElseThrow().reason());
    }

    @Test
    void aPausedTransferCanBeCancelled() {
        simulation.receiver.core.pause(simulation.now, true);
        simulation.run(1);
        simulation.receiver.core.cancel(simulation.now);
        simulation.run(5);
        assertTrue(simulation.sender.heard(TransferEvent.Failed.class).orElseThrow().byPeer());
    }

    @Test
    void theLowerLimitOfBothUsersCountsAndNoneGivesTheWholeLink() {
        simulation.sender.core.limit(simulation.now, 500_000);
        simulation.receiver.core.limit(simulation.now, 300_000);
        simulation.run(1);
        long before = arrived();
        simulation.run(10);
        assertEquals(3_000_000, arrived() - before, 100_000);
        assertEquals(new TransferEvent.Limited(300_000, true),
                simulation.sender.events.stream().filter(TransferEvent.Limited.class::isInstance).toList().getLast());
        simulation.receiver.core.limit(simulation.now, 0);
        simulation.run(1);
        before = arrived();
        simulation.run(4);
        assertEquals(2_000_000, arrived() - before, 100_000);
        simulation.sender.core.limit(simulation.now, 0);
        simulation.run(1);
        before = arrived();
        simulation.run(2);
        assertTrue(arrived() - before > 3_500_000, "the rate is " + (arrived() - before) / 2);
    }
}
