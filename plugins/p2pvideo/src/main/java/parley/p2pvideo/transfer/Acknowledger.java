package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * Decides when to acknowledge: after 32 packets or a quarter of the round trip, 5 ms at most; at once when a gap opens,
 * but only a few times a round trip, since on a path that reorders every other packet seems to open one.
 */
final class Acknowledger {
    private static final int PACKETS = 32;
    private static final int HASTY_PER_ROUND = 8;

    private final RangeSet seen;
    private final RoundTrip roundTrip;
    private long largest = -1;
    private long largestAt;
    private int waiting;
    private long due = Long.MAX_VALUE;
    private int hasty;
    private long roundEnds = Long.MIN_VALUE;

    /** The set of packet numbers that have arrived is shared with the {@link Opener} that fills it. */
    Acknowledger(RangeSet seen, RoundTrip roundTrip) {
        this.seen = seen;
        this.roundTrip = roundTrip;
    }

    /** An authentic packet arrived. Only some want an acknowledgement; of those, some at once. */
    void received(long now, long packet, boolean wanted, boolean atOnce) {
        boolean gap = largest >= 0 && packet > largest + 1;
        if (packet > largest) {
            largest = packet;
            largestAt = now;
        }
        if (!wanted) {
            return;
        }
        waiting++;
        due = Math.min(due, now + Math.min(roundTrip.smoothed() / 4, RoundTrip.MOST_ACK_DELAY));
        if (waiting >= PACKETS || atOnce || gap && mayHurry(now)) {
            due = now;
        }
    }

    private boolean mayHurry(long now) {
        if (now >= roundEnds) {
            roundEnds = now + roundTrip.smoothed();
            hasty = 0;
        }
        return hasty++ < HASTY_PER_ROUND;
    }

    /** Asks for a frame without a packet to acknowledge, to tell the peer of new credit. */
    void announce(long now) {
        due = Math.min(due, now);
    }

    /** When the next frame must go out. */
    long due() {
        return due;
    }

    /** Appends the frame; nothing is owed until the next packet. */
    void write(ByteBuffer to, long now, long credit) {
        AckFrame.write(to, seen, Math.max(0, now - largestAt) / 1_000, credit);
        waiting = 0;
        due = Long.MAX_VALUE;
    }
}
