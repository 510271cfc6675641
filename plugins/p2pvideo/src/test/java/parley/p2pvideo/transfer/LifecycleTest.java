package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How a transfer ends. */
class LifecycleTest {
    private static final long MILLI = 1_000_000;
    private static final TransferEvent CANCELLED = new TransferEvent.Failed(FailureReason.CANCELLED, false, "");
    private static final TransferEvent SILENT = new TransferEvent.Failed(FailureReason.SILENT, false, "");

    private final Queue<TransferEvent> events = new ArrayDeque<>();
    private final Lifecycle lifecycle = new Lifecycle(100, events);
    private final RoundTrip roundTrip = new RoundTrip();

    @Test
    void itEndsOnceAndTheUserHearsOfItOnceAllIsLetGo() {
        assertTrue(lifecycle.isRunning());
        lifecycle.end(1, CANCELLED);
        lifecycle.end(2, SILENT);
        assertTrue(lifecycle.isEnded());
        assertFalse(lifecycle.isRunning());
        assertTrue(events.isEmpty());
        lifecycle.tell();
        lifecycle.tell();
        assertEquals(List.of(CANCELLED), List.copyOf(events));
    }

    @Test
    void aTransferThatRunsTellsOfNoEnd() {
        lifecycle.tell();
        assertTrue(lifecycle.isRunning());
        assertTrue(events.isEmpty());
        assertEquals(Long.MAX_VALUE, lifecycle.closesAt(true, roundTrip));
    }

    @Test
    void whileItCommitsItHasNotEndedButNothingCanEndIt() {
        lifecycle.commit(true);
        assertFalse(lifecycle.isRunning());
        assertFalse(lifecycle.isEnded());
        lifecycle.commit(false);
        assertTrue(lifecycle.isRunning());
        lifecycle.end(1, CANCELLED);
        lifecycle.commit(false);
        assertTrue(lifecycle.isEnded());
    }

    @Test
    void itLingersForThreeTimeOutsIfTheLastWordIsConfirmed() {
        lifecycle.conclude(5, CANCELLED);
        assertEquals(List.of(CANCELLED), List.copyOf(events));
        assertEquals(5 + 3 * roundTrip.probeTimeout(0), lifecycle.closesAt(true, roundTrip));
        for (int i = 0; i < 200; i++) {
            roundTrip.sample(MILLI, 0);
        }
        assertEquals(5 + 200 * MILLI, lifecycle.closesAt(true, roundTrip), "but not less than 200 ms");
    }

    @Test
    void itRepeatsALastWordThatNobodyConfirmsForFifteenSeconds() {
        lifecycle.conclude(5, CANCELLED);
        assertEquals(5 + 15_000 * MILLI, lifecycle.closesAt(false, roundTrip));
    }

    @Test
    void itDoesNotCloseBeforeAllIsLetGo() {
        lifecycle.end(5, CANCELLED);
        assertEquals(Long.MAX_VALUE, lifecycle.closesAt(true, roundTrip));
        lifecycle.tell();
        assertFalse(lifecycle.isClosed());
        lifecycle.close();
        assertTrue(lifecycle.isClosed() && lifecycle.isEnded());
    }

    @Test
    void itKnowsHowLongItTook() {
        assertEquals(20, lifecycle.elapsed(120));
    }
}
