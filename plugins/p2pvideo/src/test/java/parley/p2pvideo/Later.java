package parley.p2pvideo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.Registration;

/** Runs what a plugin wants to do later, on threads of its own. */
final class Later {
    private Later() {
    }

    static Registration run(Duration delay, Runnable task) {
        AtomicBoolean removed = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                return;
            }
            if (!removed.get()) {
                task.run();
            }
        });
        return () -> removed.set(true);
    }
}
