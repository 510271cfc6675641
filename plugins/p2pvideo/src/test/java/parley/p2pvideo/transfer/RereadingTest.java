package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was lost is read once more, and what that may take of memory and time. */
class RereadingTest implements ReadAhead.Listener {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int SIZE = 16 * Rereading.WINDOW + 100;

    private final WaitingWorker worker = new WaitingWorker();
    private final List<IOException> failures = new ArrayList<>();
    private final MadeUpFile file = new MadeUpFile(SIZE, 1);
    private final RangeSet lost = new RangeSet();
    private final Rereading again = new Rereading(file, worker, this);

    @Override
    public void read(long now) {
        // The tests look by themselves.
    }

    @Override
    public void failed(long now, IOException failure) {
        failures.add(failure);
    }

    private Span next() {
        return again.next(lost).orElseThrow().span();
    }

    @Test
    void aWindowReachesFromTheFirstLostByteToTheLastThatItCanHold() {
        lost.add(1_000, 2_000);
        lost.add(50_000, 51_000);
        lost.add(1_000 + Rereading.WINDOW - 10, 1_000 + Rereading.WINDOW + 10);
        again.fill(lost);
        assertEquals(2, worker.size());
        assertTrue(again.next(lost).isEmpty());
        worker.work();
        assertEquals(new Span(1_000, 1_000 + Rereading.WINDOW), next());
        Rereading.Window window = again.next(lost).orElseThrow();
        for (int i = 0; i < Rereading.WINDOW; i++) {
            assertEquals(file.at(1_000 + i), window.bytes()[i]);
        }
        lost.remove(0, 1_000 + Rereading.WINDOW);
        assertEquals(new Span(1_000 + Rereading.WINDOW, 1_000 + Rereading.WINDOW + 10), next());
    }

    @Test
    void nothingBeyondTheFileIsRead() {
        lost.add(SIZE - 5, SIZE + 32);
        again.fill(lost);
        worker.work();
        assertEquals(new Span(SIZE - 5, SIZE), next());
        lost.remove(0, SIZE);
        again.fill(lost);
        assertTrue(worker.size() == 0 && again.next(lost).isEmpty());
    }

    @Test
    void fourWindowsAreTheMostHoweverMuchIsLost() {
        lost.add(0, SIZE);
        again.fill(lost);
        again.fill(lost);
        assertEquals(Rereading.WINDOWS, worker.size());
        worker.work();
        again.fill(lost);
        assertTrue(worker.size() == 0);
        byte[] first = again.next(lost).orElseThrow().bytes();
        lost.remove(0, Rereading.WINDOW);
        again.fill(lost);
        assertEquals(1, worker.size());
        worker.work();
        lost.remove(0, 4L * Rereading.WINDOW);
        assertEquals(new Span(4L * Rereading.WINDOW, 5L * Rereading.WINDOW), next());
        assertTrue(first == again.next(lost).orElseThrow().bytes(), "memory is used again");
    }

    @Test
    void aFileThatWasChangedIsNoticedBeforeItIsReadAgain() {
        lost.add(0, 1);
        again.fill(lost);
        file.changed = true;
        worker.work();
        assertTrue(failures.getFirst() instanceof FileChangedException);
        assertTrue(again.next(lost).isEmpty());
    }

    @Test
    void aDiskThatTakesLongToReadAgainHoldsUpNothingElse() {
        SimulatedLink link = SimulatedLink.clean(5 * MILLI).withLoss(0.02).withBandwidth(2_000_000, 100_000);
        MemoryFile target = new MemoryFile(SIZE);
        Simulation simulation = new Simulation(1, link, link).transfer(file, target, 1 << 20);
        simulation.sender.laneDelay[Worker.Lane.REREADING.ordinal()] = 5_000 * MILLI;
        simulation.run(4);
        long arrived = arrived(simulation);
        assertTrue(arrived > 0.9 * SIZE, () -> arrived + " bytes have arrived");
        simulation.run(120);
        assertTrue(simulation.receiver.heard(TransferEvent.Received.class).isPresent(),
                simulation.receiver.events::toString);
    }

    /** The path takes large datagrams no more, so that nothing is heard of a whole window. */
    @Test
    void whatATimeOutSendsAgainGoesOutWhenItWasReadHoweverFullTheWindowIs() {
        SimulatedLink link = SimulatedLink.clean(5 * MILLI);
        Simulation simulation = new Simulation(1, link, link).transfer(file, new MemoryFile(SIZE), 16 << 20);
        simulation.sender.core = new SenderCore(simulation.setup(simulation.receiver, 0), file, Blocks.of(SIZE),
                16 << 20, List.of(), worker);
        simulation.sender.core.setLinkMtu(new LinkMtu(65_536, Simulation.INTERFACE_MTU));
        simulation.run(1);
        worker.workOnce(simulation.now);
        simulation.run(1);
        assertEquals(SendPlan.CHUNK, arrived(simulation));
        simulation.sender.uplink = link.withMtu(PathMtu.START + Simulation.HEADERS);
        worker.workOnce(simulation.now);
        simulation.runUntil(simulation.now + MILLI);
        int reading = worker.size();
        while (worker.size() == reading) {
            simulation.runUntil(simulation.now + MILLI);
        }
        worker.work();
        simulation.runUntil(simulation.now + 6 * MILLI);
        assertEquals(SendPlan.CHUNK + 2 * PathMtu.payload(PathMtu.START), arrived(simulation));
    }

    private static long arrived(Simulation simulation) {
        return simulation.receiver.core.progress(simulation.now).bytes();
    }

    @Test
    void aChangeThatOnlyALostByteCanShowEndsTheTransfer() {
        SimulatedLink link = SimulatedLink.clean(5 * MILLI).withLoss(0.02).withBandwidth(2_000_000, 100_000);
        Simulation simulation = new Simulation(1, link, link).transfer(file, new MemoryFile(SIZE), 1 << 20);
        simulation.sender.laneDelay[Worker.Lane.REREADING.ordinal()] = 10_000 * MILLI;
        simulation.run(9);
        file.changed = true;
        simulation.run(30);
        assertEquals(FailureReason.FILE_CHANGED,
                simulation.sender.heard(TransferEvent.Failed.class).orElseThrow().reason());
    }
}
