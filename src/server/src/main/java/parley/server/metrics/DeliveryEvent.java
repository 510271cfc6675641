package parley.server.metrics;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Throttle;

/**
 * An event on its way to its receivers, in a recording of the JDK Flight Recorder. It has no duration: it is handed to
 * the outboxes, which are written at the end of the round. For its cost and its rate see {@link DispatchEvent}.
 */
@Name("parley.Delivery")
@Label("Delivery of an Event")
@Description("An event that was handed to those who are to have it")
@Category("Parley")
@StackTrace(false)
@Throttle(DispatchEvent.RATE)
public final class DeliveryEvent extends Event {
    private static final DeliveryEvent FLAG = new DeliveryEvent();

    @Label("Verb")
    @Description("What happened, as MESSAGE or GROUPMESSAGE")
    private final String verb;

    @Label("Id")
    @Description("The number under which the event was stored; 0 if it was not")
    private final long id;

    @Label("Receivers")
    @Description("How many users who are online get it")
    private final int receivers;

    @Label("Size")
    @Description("Bytes of its line, for each receiver")
    @DataAmount
    private final long bytes;

    private DeliveryEvent() {
        this("", 0, 0, 0);
    }

    private DeliveryEvent(String verb, long id, int receivers, long bytes) {
        this.verb = verb;
        this.id = id;
        this.receivers = receivers;
        this.bytes = bytes;
    }

    /** Whether a recording takes deliveries: so that nothing is counted or made for one that does not. */
    public static boolean isRecorded() {
        return FLAG.isEnabled();
    }

    /** Has a delivery recorded, if {@link #isRecorded}. */
    public static void record(String verb, long id, int receivers, long bytes) {
        DeliveryEvent event = new DeliveryEvent(verb, id, receivers, bytes);
        if (event.shouldCommit()) {
            event.commit();
        }
    }
}
