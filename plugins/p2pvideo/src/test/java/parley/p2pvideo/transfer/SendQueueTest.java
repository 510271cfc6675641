package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which bytes leave, and how far ahead they are read. */
class SendQueueTest implements ReadAhead.Listener {
    private static final int MIB = 1 << 20;

    private final WaitingWorker worker = new WaitingWorker();
    private final List<IOException> failures = new ArrayList<>();

    @Override
    public void read(long now) {
        // The tests look by themselves.
    }

    @Override
    public void failed(long now, IOException failure) {
        failures.add(failure);
    }

    private SendQueue queue(MadeUpFile file) {
        Blocks blocks = Blocks.of(file.size());
        return new SendQueue(blocks, List.of(), new ReadAhead(file, blocks, List.of(), worker, this),
                new Rereading(file, worker, this));
    }

    /** Takes everything that there is, and tells the offsets. */
    private List<Long> drain(SendQueue queue, MadeUpFile file, int most) {
        List<Long> offsets = new ArrayList<>();
        queue.hasNext();
        worker.work();
        while (queue.hasNext()) {
            queue.next(most);
            offsets.add(queue.offset());
            for (int i = 0; i < queue.length() && queue.offset() < file.size(); i++) {
                assertEquals(file.at(queue.offset() + i), queue.bytes()[queue.from() + i]);
            }
            worker.work();
        }
        return offsets;
    }

    @Test
    void theFileComesByItsPlanAndThenTheListOfDigests() {
        MadeUpFile file = new MadeUpFile(10 * MIB, 1);
        SendQueue queue = queue(file);
        assertFalse(queue.hasNext());
        worker.work();
        List<Long> offsets = drain(queue, file, MIB);
        List<Long> wanted = List.of(0L, 1L, 2L, 3L, 6L, 7L, 8L, 9L, 4L, 5L, 10L);
        assertEquals(wanted.stream().map(mib -> mib * MIB).toList(), offsets);
        assertEquals(10 * 32, queue.length());
    }

    @Test
    void readingStaysFourChunksAhead() {
        SendQueue queue = queue(new MadeUpFile(10 * MIB, 1));
        queue.hasNext();
        assertEquals(ReadAhead.CHUNKS, worker.size());
        worker.work();
        queue.hasNext();
        assertTrue(worker.size() == 0);
    }

    @Test
    void whatWasLostGoesFirst() {
        MadeUpFile file = new MadeUpFile(MIB, 1);
        SendQueue queue = queue(file);
        queue.hasNext();
        worker.work();
        queue.next(1_000);
        queue.lost(0, 1_000);
        assertTrue(queue.hasNext() && !queue.hasLost());
        worker.work();
        assertTrue(queue.hasLost());
        queue.next(600);
        assertEquals(0, queue.offset());
        assertEquals(600, queue.length());
        queue.next(600);
        assertEquals(600, queue.offset());
        assertEquals(400, queue.length());
        queue.next(600);
        assertEquals(1_000, queue.offset());
    }

    @Test
    void whatWasLostIsReadByTheWorkerAloneAndTheRestGoesOnUntilItIsThere() {
        MadeUpFile file = new MadeUpFile(2 * MIB, 1);
        SendQueue queue = queue(file);
        queue.hasNext();
        worker.work();
        queue.next(MIB);
        queue.lost(5, 700);
        queue.hasNext();
        file.unreadable = true;
        queue.next(1_000);
        assertEquals(MIB, queue.offset());
        worker.work();
        assertEquals("input/output error", failures.getFirst().getMessage());
    }

    @Test
    void whatArrivesWhileItIsReadAgainIsNotSentAgain() {
        SendQueue queue = queue(new MadeUpFile(MIB, 1));
        queue.hasNext();
        worker.work();
        queue.next(MIB);
        queue.lost(0, 3_000);
        queue.hasNext();
        queue.arrived(1_000, 1_000);
        worker.work();
        queue.hasNext();
        queue.next(10_000);
        assertEquals(0, queue.offset());
        assertEquals(1_000, queue.length());
        queue.arrived(2_000, 1_000);
        assertFalse(queue.hasLost());
    }

    @Test
    void whatArrivedIsNotSentAgain() {
        SendQueue queue = queue(new MadeUpFile(MIB, 1));
        queue.arrived(100, 300);
        queue.lost(0, 1_000);
        queue.arrived(0, 100);
        queue.arrived(400, 600);
        assertFalse(queue.hasLost());
        assertEquals(1_000, queue.arrivedBytes());
    }

    @Test
    void aLostPieceNeverStraddlesTheFileAndTheList() {
        MadeUpFile file = new MadeUpFile(1_000, 1);
        SendQueue queue = queue(file);
        queue.hasNext();
        worker.work();
        drain(queue, file, 10_000);
        queue.lost(900, 132);
        queue.next(10_000);
        assertEquals(1_000, queue.offset());
        assertEquals(32, queue.length());
        queue.hasNext();
        worker.work();
        queue.next(10_000);
        assertEquals(900, queue.offset());
        assertEquals(100, queue.length());
    }

    @Test
    void whatIsNeededAgainCountsAsNotThere() {
        MadeUpFile file = new MadeUpFile(1_000, 1);
        SendQueue queue = queue(file);
        queue.hasNext();
        worker.work();
        drain(queue, file, 10_000);
        queue.arrived(0, 1_032);
        assertEquals(1_000, queue.arrivedBytes());
        queue.needed(new Span(0, 1_000));
        assertEquals(32, queue.arrivedBytes());
        assertEquals(List.of(0L), drain(queue, file, 10_000));
    }

    @Test
    void theListWaitsUntilTheFileWasFoundUnchangedAfterTheLastByte() {
        MadeUpFile file = new MadeUpFile(1_000, 1);
        SendQueue queue = queue(file);
        queue.hasNext();
        worker.workOnce(0);
        queue.next(10_000);
        assertFalse(queue.hasNext());
        file.changed = true;
        worker.work();
        assertFalse(queue.hasNext());
        assertEquals(1, failures.size());
    }
}
