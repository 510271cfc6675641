package parley.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.api.Registration;

/** What one plugin registered, so that all of it goes with the plugin. Thread-safe; nothing is taken back under its lock. */
final class Registrations {
    private final String owner;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private boolean closed;

    /** Creates it for the plugin of that id. */
    Registrations(String owner) {
        this.owner = owner;
    }

    /**
     * Remembers how to take something back that was registered just now.
     *
     * @throws IllegalStateException if the plugin has gone; it is taken back then
     */
    Registration add(Runnable undo) {
        Entry entry = new Entry(undo);
        synchronized (this) {
            if (!closed) {
                entries.add(entry);
                return entry;
            }
        }
        undo.run();
        throw gone(owner);
    }

    /** Takes all back, the last first; nothing can be added from then on. */
    void close() {
        List<Entry> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(entries);
        }
        all.reversed().forEach(Entry::remove);
    }

    /** That a plugin which has gone still wants something. */
    static IllegalStateException gone(String owner) {
        return new IllegalStateException("The plugin " + owner + " has gone from this shell: it can register nothing more.");
    }

    private synchronized boolean forget(Entry entry) {
        return entries.remove(entry);
    }

    private final class Entry implements Registration {
        private final Runnable undo;

        Entry(Runnable undo) {
            this.undo = undo;
        }

        @Override
        public void remove() {
            if (forget(this)) {
                undo.run();
            }
        }
    }
}
