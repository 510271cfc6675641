package parley.server;

import java.util.ArrayList;
import java.util.List;

/** Calls that wait while the plugins of their commands are being changed. Thread-safe. */
final class CommandHold {
    private final List<Runnable> waiting = new ArrayList<>(); // guarded by this
    private boolean over;                                     // guarded by this

    /** Does something when the hold is over; at once if it is. */
    void whenOver(Runnable then) {
        synchronized (this) {
            if (!over) {
                waiting.add(then);
                return;
            }
        }
        then.run();
    }

    /** Lets go of all that waits. */
    void end() {
        List<Runnable> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(Runnable::run);
    }
}
