package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What both users want of the speed. */
class ThrottleTest {
    private final Queue<TransferEvent> events = new ArrayDeque<>();
    private final Lifecycle lifecycle = new Lifecycle(0, events);
    private final ControlQueue controls = new ControlQueue();
    private final Liveness liveness = new Liveness(0);
    private final Throttle throttle = new Throttle(lifecycle, controls, liveness, events);

    private Optional<Control> told() throws ProtocolException {
        byte[] bytes = new byte[2_048];
        int length = controls.next(0, new RoundTrip(), bytes);
        return length == 0 ? Optional.empty() : Control.read(ByteBuffer.wrap(bytes, 0, length), 1);
    }

    @Test
    void aWishIsToldToThePeerAndToTheUserOnce() throws ProtocolException {
        throttle.pause(0, true);
        throttle.pause(0, true);
        assertEquals(Optional.of(new Control.Flow(1, true, 0)), told());
        throttle.limit(0, 5);
        assertEquals(Optional.of(new Control.Flow(2, true, 5)), told());
        assertEquals(List.of(new TransferEvent.Paused(false), new TransferEvent.Limited(5, false)),
                List.copyOf(events));
    }

    @Test
    void whatThePeerWantsIsNotToldBackToIt() throws ProtocolException {
        throttle.heard(0, new Control.Flow(1, true, 0));
        assertTrue(throttle.isPaused());
        assertEquals(Optional.empty(), told());
        assertEquals(List.of(new TransferEvent.Paused(true)), List.copyOf(events));
    }

    @Test
    void anOlderWishThatComesLaterChangesNothing() {
        throttle.heard(0, new Control.Flow(2, false, 5));
        throttle.heard(0, new Control.Flow(1, true, 0));
        assertTrue(!throttle.isPaused() && throttle.limit() == 5);
        assertEquals(List.of(new TransferEvent.Limited(5, true)), List.copyOf(events));
    }

    @Test
    void itGoesOnWhenBothHaveEndedTheirPause() {
        throttle.pause(0, true);
        throttle.heard(0, new Control.Flow(1, true, 0));
        throttle.pause(0, false);
        assertTrue(throttle.isPaused());
        throttle.heard(0, new Control.Flow(2, false, 0));
        assertFalse(throttle.isPaused());
        assertEquals(List.of(new TransferEvent.Resumed(false, false), new TransferEvent.Resumed(true, true)),
                List.copyOf(events).subList(2, 4));
    }

    @Test
    void theLowerLimitCountsAndWithoutOneThereIsNone() {
        assertEquals(Long.MAX_VALUE, throttle.limit());
        throttle.limit(0, 500);
        throttle.heard(0, new Control.Flow(1, false, 300));
        assertEquals(300, throttle.limit());
        throttle.heard(0, new Control.Flow(2, false, 0));
        assertEquals(500, throttle.limit());
    }

    @Test
    void aTransferThatRestsMayBeSilentForLonger() {
        long usual = liveness.due();
        throttle.pause(0, true);
        assertTrue(liveness.due() > usual);
        throttle.pause(0, false);
        assertEquals(usual, liveness.due());
        throttle.heard(0, new Control.Flow(1, true, 0));
        assertTrue(liveness.due() > usual);
    }

    @Test
    void afterTheEndAWishChangesNothing() throws ProtocolException {
        lifecycle.end(0, new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
        throttle.pause(0, true);
        throttle.limit(0, 5);
        assertFalse(throttle.isPaused());
        assertEquals(Optional.empty(), told());
        assertTrue(events.isEmpty());
    }
}
