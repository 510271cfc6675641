package parley.remind;

import java.time.Instant;
import java.util.Comparator;

/**
 * What somebody wants to be reminded of.
 *
 * @param user   who
 * @param number which one of that user, from 1
 * @param due    when
 * @param text   of what
 */
record Reminder(String user, int number, Instant due, String text) {
    /** In the order in which they are due. */
    static final Comparator<Reminder> BY_TIME =
            Comparator.comparing(Reminder::due).thenComparing(Reminder::user).thenComparing(Reminder::number);
}
