package parley.p2pvideo;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many offers are looked at in a time. Each is answered by a line, and the server takes only so many lines a second
 * from a client: without a bound other users could use those up. Owned by the {@link Desk}'s thread.
 */
final class OfferRate {
    /** Offers of one user in {@link #WINDOW}, and of all users together. */
    static final int MOST_OF_ONE = 100;
    static final int MOST = 200;
    /** Nanoseconds. At most a half of the 50 lines a second that the server takes goes into answers. */
    static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, Integer> ofUser = new HashMap<>();
    private int all;
    private long since;

    /** The first window begins now, in nanoseconds, as all times here. */
    OfferRate(long now) {
        since = now;
    }

    /** Whether one more offer of that user is looked at; counts it. */
    boolean take(String user, long now) {
        if (now - since >= WINDOW) {
            ofUser.clear();
            all = 0;
            since = now;
        }
        if (all >= MOST || ofUser.getOrDefault(user, 0) >= MOST_OF_ONE) {
            return false;
        }
        ofUser.merge(user, 1, Integer::sum);
        all++;
        return true;
    }
}
