package parley.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The two clocks that a server looks at. Tests pass their own.
 *
 * @param wall  the time of day, which may be set back
 * @param nanos for time-outs and waits, in nanoseconds from any origin; never goes back
 */
public record Time(InstantSource wall, LongSupplier nanos) {
    /** Both are needed. */
    public Time {
        Objects.requireNonNull(wall);
        Objects.requireNonNull(nanos);
    }

    /** The clocks of this machine. */
    public static Time system() {
        return new Time(InstantSource.system(), System::nanoTime);
    }

    /** The time of day. */
    public Instant now() {
        return wall.instant();
    }
}
