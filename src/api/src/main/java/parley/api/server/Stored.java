package parley.api.server;

import java.time.Instant;

/**
 * An event that was stored: under which numbers, when, and as what.
 *
 * @param id     of the whole server, from 1: what is stored later has a larger one, and none is given twice
 * @param number within its {@link Feed}, from 1 without a gap
 * @param millis since 1970, by the server's clock
 * @param event  as it was stored: filters may have changed what was posted
 */
public record Stored(long id, long number, long millis, Event event) {
    /** When it was stored, to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(millis);
    }
}
