package parley.remind;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.Registration;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.ServerContext;

/**
 * Wakes up when the next reminder is due and posts it to its user. It looks at the clock once an hour in any case, so that it
 * notices when that was set.
 */
final class Bell {
    private static final Duration LOOK = Duration.ofHours(1);

    private final Reminders reminders;
    private final ServerContext server;
    private final Feed feed;
    private Registration waking = () -> { }; // guarded by this

    Bell(Reminders reminders, ServerContext server) {
        this.reminders = reminders;
        this.server = server;
        this.feed = server.feed("reminders");
    }

    /** Waits for what is the next one now; to be called whenever that may have changed. */
    synchronized void set() {
        waking.remove();
        reminders.next().ifPresent(next -> waking = server.after(until(next.due()), this::wake));
    }

    private Duration until(Instant due) {
        Duration left = Duration.between(server.clock().instant(), due);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LOOK) > 0 ? LOOK : left;
    }

    private synchronized void wake() {
        for (Optional<Reminder> due = due(); due.isPresent(); due = due()) {
            ring(due.get());
            reminders.remove(due.get());
        }
        set();
    }

    private Optional<Reminder> due() {
        Instant now = server.clock().instant();
        return reminders.next().filter(next -> !next.due().isAfter(now));
    }

    private void ring(Reminder reminder) {
        Event event = Event.of("REMINDER", Integer.toString(reminder.number())).text(reminder.text());
        try {
            feed.post(event, reminder.user());
        } catch (CommandException | IllegalArgumentException e) { // refused by a filter, or the account is gone
            server.logger().log(System.Logger.Level.WARNING, "A reminder of " + reminder.user() + " is dropped: "
                    + e.getMessage());
        }
    }
}
