package parley.p2pvideo.udp;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Ends one wait in native code when the thread is interrupted, which the JDK does for its channels: an interrupt closes
 * them. This one is open for the wait alone, and all that it closes is the wait.
 */
final class InterruptibleWait extends AbstractInterruptibleChannel {
    private final WakeUp wakeUp;

    InterruptibleWait(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** From now on an interrupt sets the wake-up, at once if it came before. */
    void enter() {
        begin();
    }

    /** The wait is over. A thread that was interrupted is still marked so. */
    void leave() {
        try {
            end(true);
        } catch (AsynchronousCloseException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void implCloseChannel() {
        wakeUp.set();
    }
}
