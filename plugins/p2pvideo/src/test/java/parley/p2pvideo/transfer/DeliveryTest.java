package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears what became of a packet. */
class DeliveryTest {
    private final List<String> heard = new ArrayList<>();
    private final ControlQueue controls = new ControlQueue();
    private final Lifecycle lifecycle = new Lifecycle(0, new ArrayDeque<>());
    private final Delivery ofSender = new Delivery(new Listening(heard), controls, lifecycle);

    /** Writes down what it hears. */
    private record Listening(List<String> heard) implements SendingEnd {
        @Override
        public void control(long now, Control message) {
            heard.add("control");
        }

        @Override
        public void arrived(long now, long packet, long offset, int length, long sentAt, boolean late) {
            heard.add("arrived " + offset + " " + length + (late ? " late" : ""));
        }

        @Override
        public void lost(long now, long packet, long offset, int length) {
            heard.add("lost " + offset + " " + length);
        }

        @Override
        public void probed(long now, int size, boolean arrived) {
            heard.add("probed " + size + " " + arrived);
        }

        @Override
        public void sendAgain(long offset, int length) {
            heard.add("again " + offset + " " + length);
        }

        @Override
        public void acknowledged(long now) {
            heard.add("acknowledged");
        }

        @Override
        public void elsewhere(long now) {
            heard.add("elsewhere");
        }

        @Override
        public void failed() {
            heard.add("failed");
        }
    }

    private static void everything(Delivery delivery) {
        delivery.arrived(9, 1, Wire.DATA, 100, 10, 5, false);
        delivery.arrived(9, 2, Wire.DATA, 110, 10, 5, true);
        delivery.lost(9, 3, Wire.DATA, 120, 10);
        delivery.arrived(9, 4, Wire.PROBE, 1_472, 1_443, 5, false);
        delivery.lost(9, 5, Wire.PROBE, 8_972, 8_943);
        delivery.acknowledged(9);
        delivery.timedOut(new long[] {130, 10, 140, 20});
    }

    @Test
    void theSenderHearsWhatBecameOfItsDataAndOfItsProbesForTheSizeOfThePath() {
        everything(ofSender);
        ofSender.elsewhere(9);
        assertEquals(List.of("arrived 100 10", "arrived 110 10 late", "lost 120 10", "probed 1472 true",
                "probed 8972 false", "acknowledged", "again 130 10", "again 140 20", "elsewhere"), heard);
    }

    @Test
    void ofAPingNobodyHears() {
        ofSender.arrived(9, 1, Wire.PROBE, 0, 13, 5, false);
        ofSender.lost(9, 2, Wire.PROBE, 0, 13);
        assertEquals(List.of(), heard);
    }

    @Test
    void aControlMessageThatArrivedIsNotRepeatedAndOneThatWasLostIs() {
        controls.add(new Control.Want(new Span(1, 2)));
        controls.next(0, new RoundTrip(), new byte[2_048]);
        ofSender.lost(9, 1, Wire.CONTROL, controls.sequence(), 5);
        assertTrue(!controls.isEmpty());
        ofSender.arrived(9, 1, Wire.CONTROL, controls.sequence(), 5, 5, false);
        assertTrue(controls.isEmpty());
        assertEquals(List.of(), heard);
    }

    @Test
    void afterTheEndOnlyTheLastWordIsOfInterest() {
        controls.add(new Control.Abort(1, ""));
        controls.next(0, new RoundTrip(), new byte[2_048]);
        lifecycle.end(1, new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
        everything(ofSender);
        assertEquals(List.of(), heard);
        ofSender.arrived(9, 1, Wire.CONTROL, controls.sequence(), 5, 5, false);
        assertTrue(controls.isEmpty());
    }

    @Test
    void aReceiverThatIsAcknowledgedHearsOfNothing() {
        Delivery ofReceiver = new Delivery(new QuietReceiver(), controls, lifecycle);
        everything(ofReceiver);
        ofReceiver.elsewhere(9);
        assertTrue(lifecycle.isRunning());
    }
}
