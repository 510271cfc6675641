package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers that end without the file: who hears what, when, and what is left behind. */
class FailingTransferTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int SIZE = 20_000_000;

    private final MadeUpFile source = new MadeUpFile(SIZE, 1);
    private final MemoryFile target = new MemoryFile(SIZE);
    private Simulation simulation;

    @BeforeEach
    void aTransferThatTakesTenSeconds() {
        SimulatedLink link = SimulatedLink.clean(10 * MILLI).withBandwidth(2_000_000, 100_000);
        simulation = new Simulation(3, link, link).transfer(source, target, 1 << 20);
    }

    private TransferEvent.Failed failure(Simulation.Host host) {
        return host.heard(TransferEvent.Failed.class)
                .orElseThrow(() -> new AssertionError("no failure among " + host.events));
    }

    private void assertNothingIsLeft() {
        assertTrue(target.discarded != target.kept && !target.committed);
        assertTrue(source.closed);
    }

    private void assertBothFailed(Simulation.Host first, FailureReason reason) {
        Simulation.Host second = first == simulation.sender ? simulation.receiver : simulation.sender;
        assertEquals(reason, failure(first).reason());
        assertFalse(failure(first).byPeer());
        assertEquals(reason, failure(second).reason());
        assertTrue(failure(second).byPeer());
        assertTrue(first.core.isFinished() && second.core.isFinished());
        assertNothingIsLeft();
    }

    @Test
    void aKilledSenderIsReportedAsStalledAfterTenSecondsAndGivenUpAfterThirty() {
        simulation.run(3);
        simulation.sender.dead = true;
        simulation.run(11);
        assertTrue(simulation.receiver.heard(TransferEvent.Stalled.class).isPresent());
        assertTrue(simulation.receiver.heard(TransferEvent.Failed.class).isEmpty());
        simulation.run(20);
        assertEquals(FailureReason.SILENT, failure(simulation.receiver).reason());
        assertTrue(target.kept && !target.committed);
    }

    @Test
    void aKilledReceiverIsGivenUpAfterThirtySeconds() {
        simulation.run(3);
        simulation.receiver.dead = true;
        simulation.run(31);
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isPresent());
        assertEquals(FailureReason.SILENT, failure(simulation.sender).reason());
        assertTrue(source.closed);
    }

    @Test
    void aKilledPeerThatTheServerReportsIsGivenUpAfterThreeSeconds() {
        simulation.run(3);
        simulation.sender.dead = true;
        simulation.receiver.core.peerLeft(simulation.now);
        simulation.run(2);
        assertTrue(simulation.receiver.heard(TransferEvent.Failed.class).isEmpty());
        simulation.run(2);
        assertEquals(FailureReason.GONE, failure(simulation.receiver).reason());
        assertTrue(target.kept && !target.committed);
    }

    @Test
    void aKilledReceiverThatTheServerReportsIsGivenUpAfterThreeSeconds() {
        simulation.run(3);
        simulation.receiver.dead = true;
        simulation.sender.core.peerLeft(simulation.now);
        simulation.run(4);
        assertEquals(FailureReason.GONE, failure(simulation.sender).reason());
        assertTrue(source.closed);
    }

    @Test
    void aTransferWhoseUsersHaveOnlyLostTheServerGoesOnEvenWhileNothingIsToBeSent() {
        MemoryFile there = new MemoryFile(1_000);
        Simulation slow = new Simulation(1, SimulatedLink.clean(10 * MILLI), SimulatedLink.clean(10 * MILLI));
        slow.receiver.diskDelay = 20_000 * MILLI;
        slow.transfer(new MadeUpFile(1_000, 1), there, 1 << 20).run(5);
        slow.sender.core.peerLeft(slow.now);
        slow.receiver.core.peerLeft(slow.now);
        slow.run(100);
        assertTrue(slow.receiver.heard(TransferEvent.Received.class).isPresent(), slow.receiver.events::toString);
        assertTrue(slow.sender.heard(TransferEvent.Sent.class).isPresent(), slow.sender.events::toString);
    }

    @Test
    void aPeerThatNeverAnswersIsCalledUnreachable() {
        simulation.receiver.dead = true;
        simulation.run(31);
        assertEquals(FailureReason.UNREACHABLE, failure(simulation.sender).reason());
        assertTrue(simulation.sender.heard(TransferEvent.Stalled.class).isEmpty());
        assertTrue(simulation.sender.datagrams < 400, () -> simulation.sender.datagrams + " knocks");
    }

    @Test
    void aSenderWhoDiesWhileTheFileGetsItsNameDoesNotMatterAnyMore() {
        MemoryFile there = new MemoryFile(1_000);
        Simulation last = new Simulation(1, SimulatedLink.clean(10 * MILLI), SimulatedLink.clean(10 * MILLI));
        last.receiver.diskDelay = 40_000 * MILLI;
        last.transfer(new MadeUpFile(1_000, 1), there, 1 << 20).run(82);
        last.sender.dead = true;
        last.receiver.core.cancel(last.now);
        last.run(200);
        assertTrue(last.receiver.heard(TransferEvent.Received.class).isPresent(), last.receiver.events::toString);
        assertTrue(last.receiver.heard(TransferEvent.Failed.class).isEmpty());
        assertTrue(there.committed && !there.discarded);
    }

    @Test
    void whatThePeerStoppedIsToldAsThePeersDoing() {
        simulation.run(2);
        simulation.receiver.core.cancelledByPeer(simulation.now);
        simulation.run(1);
        assertTrue(failure(simulation.receiver).byPeer());
        assertTrue(target.kept);
    }

    @Test
    void whoStopsBeforeThereIsAWayTellsThePeerOnEveryWayThereMayBe() {
        simulation.sender.core.poll(simulation.now, new Outgoing());
        simulation.sender.core.cancel(simulation.now);
        simulation.run(1);
        assertBothFailed(simulation.sender, FailureReason.CANCELLED);
    }

    @Test
    void theUserHearsOfAFailureOnlyWhenThePartIsGone() {
        simulation.run(2);
        simulation.receiver.diskDelay = 3_000 * MILLI;
        simulation.receiver.core.cancel(simulation.now);
        simulation.run(2);
        assertTrue(simulation.receiver.heard(TransferEvent.Failed.class).isEmpty() && !target.discarded);
        simulation.run(20);
        assertTrue(simulation.receiver.heard(TransferEvent.Failed.class).isPresent() && target.discarded);
        assertTrue(simulation.receiver.core.isFinished());
    }

    @Test
    void theSenderCancels() {
        simulation.run(2);
        simulation.sender.core.cancel(simulation.now);
        simulation.run(10);
        assertBothFailed(simulation.sender, FailureReason.CANCELLED);
    }

    @Test
    void theReceiverCancels() {
        simulation.run(2);
        simulation.receiver.core.cancel(simulation.now);
        simulation.run(10);
        assertBothFailed(simulation.receiver, FailureReason.CANCELLED);
    }

    @Test
    void theNewsOfACancelledTransferSurvivesLoss() {
        for (long seed = 0; seed < 20; seed++) {
            SimulatedLink link = SimulatedLink.clean(10 * MILLI).withLoss(0.4).withBandwidth(2_000_000, 100_000);
            Simulation lossy = new Simulation(seed, link, link);
            lossy.transfer(new MadeUpFile(SIZE, 1), new MemoryFile(SIZE), 1 << 20).run(2);
            lossy.receiver.core.cancel(lossy.now);
            lossy.run(6);
            assertTrue(lossy.sender.heard(TransferEvent.Failed.class).isPresent(), "seed " + seed);
        }
    }

    @Test
    void aFileThatChangesWhileItIsSentEndsTheTransfer() {
        simulation.run(2);
        source.changed = true;
        simulation.run(4);
        long arrived = simulation.receiver.core.progress(simulation.now).bytes();
        assertTrue(arrived < SIZE / 2 + ReadAhead.CHUNKS * SendPlan.CHUNK,
                "noticed when the next piece was read, not at the end");
        assertBothFailed(simulation.sender, FailureReason.FILE_CHANGED);
    }

    @Test
    void aFileThatCannotBeReadAnyMoreEndsTheTransfer() {
        simulation.run(2);
        source.unreadable = true;
        simulation.run(10);
        assertBothFailed(simulation.sender, FailureReason.READ_ERROR);
        assertEquals("input/output error", failure(simulation.sender).detail());
    }

    @Test
    void aFullDiskEndsTheTransferAndTheSenderHearsWhy() {
        target.failAfter = 3_000_000;
        simulation.run(20);
        assertBothFailed(simulation.receiver, FailureReason.DISK_FULL);
    }

    @Test
    void aDiskThatCannotBeWrittenIsNotCalledFull() {
        target.failAfter = 3_000_000;
        target.broken = true;
        simulation.run(20);
        assertBothFailed(simulation.receiver, FailureReason.DISK_ERROR);
        assertEquals("input/output error", failure(simulation.sender).detail());
        assertEquals("input/output error", failure(simulation.receiver).detail(), "without the control character");
    }

    @Test
    void bytesThatWereLostAndCannotBeReadAgainEndTheTransfer() {
        MadeUpFile small = new MadeUpFile(3_000_000, 1);
        SimulatedLink back = SimulatedLink.clean(10 * MILLI);
        SimulatedLink there = back.withBandwidth(2_000_000, 100_000).withHole(1_800 * MILLI, 1_900 * MILLI);
        Simulation once = new Simulation(1, there, back).transfer(small, new MemoryFile(3_000_000), 1 << 20);
        once.at(1_850 * MILLI, () -> small.unreadable = true);
        once.run(30);
        assertEquals(FailureReason.READ_ERROR, failure(once.sender).reason());
        assertEquals(FailureReason.READ_ERROR, failure(once.receiver).reason());
    }

    @Test
    void aBlockThatIsSpoiledTwiceEndsTheTransfer() {
        target.spoilAt = 5_000_000;
        target.spoils = 2;
        simulation.run(40);
        assertBothFailed(simulation.receiver, FailureReason.VERIFICATION);
    }

    @Test
    void aChangeAfterTheLastByteWasReadIsNoticedBeforeTheReceiverCanFinish() {
        MadeUpFile small = new MadeUpFile(100_000, 1);
        MemoryFile there = new MemoryFile(100_000);
        Simulation once = new Simulation(1, SimulatedLink.clean(10 * MILLI), SimulatedLink.clean(10 * MILLI));
        once.sender.diskDelay = 1_000 * MILLI;
        once.transfer(small, there, 1 << 20);
        once.at(once.now + 1_500 * MILLI, () -> small.changed = true);
        once.run(30);
        assertEquals(FailureReason.FILE_CHANGED, failure(once.sender).reason());
        assertFalse(there.committed);
    }
}
