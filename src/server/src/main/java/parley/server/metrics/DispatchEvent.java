package parley.server.metrics;

import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Throttle;

/**
 * A call of a command, in a recording of the JDK Flight Recorder, from its line to its answer.
 *
 * <p>While no recording takes it, {@link #begun} costs a look at a flag that the recorder keeps in this class, and
 * allocates nothing. A recording that asks for no other rate takes {@value DispatchEvent#RATE}, picked evenly, since a
 * busy server has a million of them; {@code parley.Dispatch#throttle=off} takes all.
 */
@Name("parley.Dispatch")
@Label("Dispatch of a Command")
@Description("A command of a user, from the line that was read to its answer")
@Category("Parley")
@StackTrace(false)
@Throttle(DispatchEvent.RATE)
public final class DispatchEvent extends Event {
    /** How many are recorded, unless a recording says otherwise. */
    static final String RATE = "1000/s";
    /** Stands for every call that is not recorded. Nothing is ever written to it. */
    private static final DispatchEvent NONE = new DispatchEvent();

    @Label("Command")
    @Description("The name of the command, without its slash")
    private String command = "";

    @Label("User")
    @Description("Who called it")
    private String user = "";

    @Label("Immediate")
    @Description("Whether it ran on the thread that read the line, and not on one of its own")
    private boolean immediate;

    @Label("Outcome")
    @Description("done, refused or failed")
    private String outcome = "";

    @Label("Answer Size")
    @Description("Bytes of the line that answered it; 0 if none was asked for")
    @DataAmount
    private long bytes;

    private DispatchEvent() {}

    /** Begins a call. What it returns belongs to that call, whichever threads carry it out. */
    public static DispatchEvent begun() {
        if (!NONE.isEnabled()) {
            return NONE;
        }
        DispatchEvent event = new DispatchEvent();
        event.begin();
        return event;
    }

    /** Ends the call and has it recorded, if it is to be. */
    public void finish(String name, String caller, boolean immediately, CommandMetrics.Outcome result, long answerBytes) {
        if (this == NONE) {
            return;
        }
        end();
        if (shouldCommit()) {
            command = name;
            user = caller;
            immediate = immediately;
            outcome = result.name().toLowerCase(Locale.ROOT);
            bytes = answerBytes;
            commit();
        }
    }
}
