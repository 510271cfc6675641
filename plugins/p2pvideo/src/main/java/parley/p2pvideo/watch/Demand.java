package parley.p2pvideo.watch;

import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Decides when a transfer is asked to go on elsewhere. A player that seeks leaves its older requests behind, and often a
 * server cannot tell; so of those that wait only the newest asks. It asks if what was asked for last does not lead to
 * where it waits, and again if nothing has come for a while; never too often, however wildly a user seeks.
 */
final class Demand {
    /** Between two questions at least; who waits comes back that often. */
    static final long SPACING = TimeUnit.MILLISECONDS.toNanos(200);
    /** Whoever waits that long at the same place asks again: the transfer may have been interrupted. */
    static final long AGAIN = TimeUnit.SECONDS.toNanos(2);

    private final ArrivingFile file;
    /** Where requests wait, by their number; a newer one has a higher. */
    private final TreeMap<Long, Long> waiting = new TreeMap<>();
    private boolean asked;
    private long askedFor;
    private long askedAt;
    private long waitsAt;
    private long waitsSince;

    Demand(ArrivingFile file) {
        this.file = file;
    }

    /** A request waits at an offset, or waits there still. */
    synchronized void waits(long request, long offset, long now) {
        waiting.put(request, offset);
        if (request != waiting.lastKey()) {
            return;
        }
        if (offset != waitsAt) {
            waitsAt = offset;
            waitsSince = now;
        }
        boolean nothingComes = now - Math.max(waitsSince, askedAt) >= AGAIN;
        boolean elsewhere = now - askedAt >= SPACING && !leadsTo(offset);
        if (!asked || elsewhere || nothingComes) {
            asked = true;
            askedFor = offset;
            askedAt = now;
            file.want(offset);
        }
    }

    /** The bytes from where we asked on have come without a gap, up to here: then those from here come next. */
    private boolean leadsTo(long offset) {
        return offset >= askedFor && offset - askedFor <= file.availableFrom(askedFor);
    }

    /** A request goes on, or has ended. */
    synchronized void goesOn(long request) {
        waiting.remove(request);
    }
}
