package parley.api.server;

import java.time.Instant;

/**
 * Under which numbers and when an event was stored.
 *
 * @param id     of the whole server, from 1: what is stored later has a larger one, and none is given twice
 * @param number within its {@link Feed}, from 1 without a gap
 * @param millis since 1970, by the server's clock
 */
public record Stored(long id, long number, long millis) {
    /** When it was stored, to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(millis);
    }
}
