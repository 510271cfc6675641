package parley.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells plugins of each log-in of this client. */
final class LogIns {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Turn turn;
    private boolean in; // belongs to whoever has the turn

    LogIns(Turn turn) {
        this.turn = turn;
    }

    /** Calls a listener, which throws nothing, after each log-in from now on; at once if the user is logged in. */
    void add(Runnable listener) {
        turn.take(() -> {
            listeners.add(listener);
            if (in) {
                listener.run();
            }
        });
    }

    /** Calls it no more. */
    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** The user was logged in. */
    void loggedIn() {
        turn.take(() -> {
            in = true;
            listeners.forEach(Runnable::run);
        });
    }

    /** The connection ended. */
    void lost() {
        turn.take(() -> in = false);
    }
}
