package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Control messages and their repetition. */
class ControlTest {
    private static final long TOTAL = 1L << 44;
    private static final List<Control> ALL = List.of(new Control.Done(Bytes32.sha256()),
            new Control.Abort(FailureReason.DISK_FULL.code(), "full"),
            new Control.Need(List.of(new Span(0, 1 << 20), new Span(TOTAL - 5, TOTAL))),
            new Control.Need(Collections.nCopies(64, new Span(1L << 40, TOTAL))),
            new Control.Flow(0xFFFF_FFFFL, true, Long.MAX_VALUE), new Control.Flow(1, false, 0));

    private static Optional<Control> read(byte[] bytes) throws ProtocolException {
        return Control.read(ByteBuffer.wrap(bytes), TOTAL);
    }

    @Test
    void everyMessageComesBackAsItWasAndFitsIntoTheSmallestDatagram() throws ProtocolException {
        for (Control message : ALL) {
            assertEquals(Optional.of(message), read(message.bytes()));
            assertTrue(message.bytes().length <= PathMtu.START - Wire.HEADER - Wire.TAG);
        }
    }

    @Test
    void everyCutIsNoticed() {
        for (Control message : ALL) {
            byte[] bytes = message.bytes();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThrows(BufferUnderflowException.class, () -> read(cut));
            }
        }
    }

    @Test
    void anUnknownCodeIsNothing() throws ProtocolException {
        assertEquals(Optional.empty(), read(new byte[] {77, 1, 2}));
    }

    @Test
    void runsOutsideTheFileAreRefused() {
        assertThrows(ProtocolException.class, () -> read(new byte[] {Control.Need.CODE, 1, 0, 0}));
        assertThrows(ProtocolException.class, () -> read(new Control.Need(List.of(new Span(0, TOTAL + 1))).bytes()));
        assertThrows(ProtocolException.class, () -> read(new byte[] {Control.Need.CODE, (byte) 255}));
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThrows(ProtocolException.class, () -> read(new Control.Flow(1, false, -1).bytes()));
    }

    @Test
    void aWishForTheSpeedTakesThePlaceOfAnOlderOneAndAlwaysFindsRoom() {
        ControlQueue queue = new ControlQueue();
        for (int i = 0; i < ControlQueue.MOST; i++) {
            queue.add(ALL.getFirst());
        }
        assertTrue(queue.add(new Control.Flow(1, true, 0)));
        assertTrue(queue.add(new Control.Flow(2, false, 0)));
        byte[] into = new byte[2_000];
        int sent = 0;
        while (queue.next(0, new RoundTrip(), into) > 0) {
            sent++;
        }
        assertEquals(ControlQueue.MOST + 1, sent);
        assertEquals(2, ByteBuffer.wrap(into, 1, 4).getInt());
    }

    @Test
    void reasonsKeepTheirCodes() {
        for (FailureReason reason : FailureReason.values()) {
            assertEquals(reason.code() == 0 ? Optional.empty() : Optional.of(reason), FailureReason.of(reason.code()));
            assertFalse(reason.text().isBlank() || reason.text().endsWith("."));
        }
        assertEquals(Optional.empty(), FailureReason.of(99));
    }

    @Test
    void aMessageIsRepeatedWithGrowingPausesUntilItIsAcknowledged() {
        RoundTrip roundTrip = new RoundTrip();
        roundTrip.sample(8_000_000, 0);
        long pause = roundTrip.probeTimeout(0);
        ControlQueue queue = new ControlQueue();
        assertEquals(Long.MAX_VALUE, queue.due());
        queue.add(ALL.getFirst());
        byte[] into = new byte[2_000];
        assertTrue(queue.due() <= 0);
        assertEquals(33, queue.next(0, roundTrip, into));
        assertEquals(0, queue.next(pause - 1, roundTrip, into));
        assertEquals(pause, queue.due());
        assertEquals(33, queue.next(pause, roundTrip, into));
        assertEquals(3 * pause, queue.due());
        queue.acknowledged(queue.sequence());
        assertTrue(queue.isEmpty());
    }

    @Test
    void noMoreThan32MessagesWait() {
        ControlQueue queue = new ControlQueue();
        for (int i = 0; i < ControlQueue.MOST; i++) {
            assertTrue(queue.add(ALL.getFirst()));
        }
        assertFalse(queue.add(ALL.getFirst()));
    }
}
