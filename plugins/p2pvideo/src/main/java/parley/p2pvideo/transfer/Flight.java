package parley.p2pvideo.transfer;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * The packets that are under way: what each carried and when it left, until it is acknowledged or counts as lost.
 *
 * <p>A packet counts as lost when one sent so many packets later has arrived (3 at first, twice as many after each
 * error, because a path may reorder), or when one sent later has arrived and 9/8 of a round trip have passed (an eighth
 * more after each error, up to two round trips). https://www.rfc-editor.org/rfc/rfc9002.html#section-6.1 and, for what
 * follows an error, https://www.rfc-editor.org/rfc/rfc8985.html#section-6.2
 */
final class Flight {
    /** Hears what became of each packet. */
    interface Listener {
        /** The packet arrived; {@code late} if it had been given up as lost before. */
        void arrived(long now, long packet, byte type, long offset, int length, long sentAt, boolean late);

        /** The packet counts as lost. */
        void lost(long now, long packet, byte type, long offset, int length);
    }

    /** The most packets under way. */
    static final int MOST = 1 << 17;

    private static final int KEPT = 1_024;
    private static final int FIRST_THRESHOLD = 3;
    private static final int MOST_THRESHOLD = 128;
    private static final int MOST_EIGHTHS = 8;
    private static final byte SETTLED = 0;
    private static final byte UNDER_WAY = 1;
    private static final byte GIVEN_UP = 2;

    private final RoundTrip roundTrip;
    private final Listener listener;
    /** Rings of a power of two, indexed by the packet number. */
    private byte[] state = new byte[256];
    private byte[] type = new byte[256];
    private long[] offset = new long[256];
    private int[] length = new int[256];
    private long[] sentAt = new long[256];
    /** Packets from here up to {@code next} are in the rings. */
    private long base;
    private long next;
    /** No packet below is under way. */
    private long firstUnderWay;
    private long largestArrived = -1;
    private int underWay;
    private long dataBytes;
    private int threshold = FIRST_THRESHOLD;
    private int eighths = 1;
    private long lossAt = Long.MAX_VALUE;
    private long lastSentAt;
    private int timeouts;
    private long tracked;
    private long lost;

    Flight(RoundTrip roundTrip, Listener listener, long first) {
        this.roundTrip = roundTrip;
        this.listener = listener;
        this.base = first;
        this.next = first;
        this.firstUnderWay = first;
    }

    /** Notes the next packet; one that the peer does not acknowledge by itself (an ACK) only takes its number. */
    void sent(long now, byte packetType, long packetOffset, int packetLength) {
        if (next - base == state.length) {
            makeRoom(now);
        }
        int i = (int) next++ & state.length - 1;
        boolean awaited = packetType != Wire.ACK;
        state[i] = awaited ? UNDER_WAY : SETTLED;
        type[i] = packetType;
        offset[i] = packetOffset;
        length[i] = packetLength;
        sentAt[i] = now;
        if (awaited) {
            tracked += packetType == Wire.DATA ? 1 : 0;
            underWay++;
            lastSentAt = now;
            dataBytes += packetType == Wire.DATA ? packetLength : 0;
        }
    }

    /** Takes an acknowledgement; throws if it names a packet that was never sent. */
    void acknowledged(long now, AckFrame frame) throws ProtocolException {
        if (frame.runs() == 0) {
            return;
        }
        if (frame.largest() >= next) {
            throw new ProtocolException("packet " + frame.largest() + " acknowledged, but not sent yet");
        }
        long newest = frame.largest();
        int slot = (int) newest & state.length - 1;
        if (newest >= base && state[slot] == UNDER_WAY) {
            roundTrip.sample(now - sentAt[slot], frame.delayNanos());
        }
        int before = underWay;
        for (int i = 0; i < frame.runs(); i++) {
            for (long packet = Math.max(base, frame.from(i)); packet < frame.to(i); packet++) {
                arrived(now, packet);
            }
        }
        if (underWay < before) {
            timeouts = 0;
        }
        largestArrived = Math.max(largestArrived, newest);
        detectLoss(now);
    }

    private void arrived(long now, long packet) {
        int i = (int) packet & state.length - 1;
        byte was = state[i];
        if (was == SETTLED) {
            return;
        }
        state[i] = SETTLED;
        if (was == UNDER_WAY) {
            settle(i);
        } else {
            lost -= type[i] == Wire.DATA ? 1 : 0;
        }
        if (was == GIVEN_UP && type[i] == Wire.DATA) {
            threshold = Math.min(threshold * 2, MOST_THRESHOLD);
            eighths = Math.min(eighths + 1, MOST_EIGHTHS);
        }
        listener.arrived(now, packet, type[i], offset[i], length[i], sentAt[i], was == GIVEN_UP);
    }

    private void settle(int i) {
        underWay--;
        dataBytes -= type[i] == Wire.DATA ? length[i] : 0;
    }

    /** Gives up what the rules above call lost; called after every acknowledgement and at {@link #lossAt}. */
    void detectLoss(long now) {
        lossAt = Long.MAX_VALUE;
        long delay = roundTrip.lossDelay(eighths);
        skipSettled();
        for (long packet = firstUnderWay; packet < largestArrived; packet++) {
            int i = (int) packet & state.length - 1;
            if (state[i] != UNDER_WAY) {
                continue;
            }
            if (largestArrived - packet < threshold && now - sentAt[i] < delay) {
                lossAt = sentAt[i] + delay;
                break;
            }
            giveUp(now, packet, i);
        }
        skipSettled();
        forget(now);
    }

    private void giveUp(long now, long packet, int i) {
        state[i] = GIVEN_UP;
        lost += type[i] == Wire.DATA ? 1 : 0;
        settle(i);
        listener.lost(now, packet, type[i], offset[i], length[i]);
    }

    private void skipSettled() {
        while (firstUnderWay < next && state[(int) firstUnderWay & state.length - 1] != UNDER_WAY) {
            firstUnderWay++;
        }
    }

    /** Lets go of settled packets, and of given-up ones that are too old to arrive after all. */
    private void forget(long now) {
        long old = now - 4 * roundTrip.smoothed();
        while (base < firstUnderWay) {
            int i = (int) base & state.length - 1;
            if (state[i] == GIVEN_UP && sentAt[i] > old) {
                return;
            }
            base++;
        }
    }

    private void makeRoom(long now) {
        skipSettled();
        forget(now);
        if (next - base < state.length) {
            return;
        }
        if (state.length < MOST) {
            grow();
            return;
        }
        int i = (int) base & state.length - 1;
        if (state[i] == UNDER_WAY) {
            giveUp(now, base, i);
        }
        base++;
    }

    private void grow() {
        int old = state.length;
        int shift = (int) base & old - 1;
        boolean upperHalf = (base & old) != 0;
        state = unroll(state, new byte[old * 2], shift, upperHalf);
        type = unroll(type, new byte[old * 2], shift, upperHalf);
        offset = unroll(offset, new long[old * 2], shift, upperHalf);
        length = unroll(length, new int[old * 2], shift, upperHalf);
        sentAt = unroll(sentAt, new long[old * 2], shift, upperHalf);
    }

    /** Moves a full ring into one of twice the size: what wrapped round goes into the other half. */
    private static <A> A unroll(A ring, A larger, int shift, boolean upperHalf) {
        int old = Array.getLength(ring);
        System.arraycopy(ring, shift, larger, shift + (upperHalf ? old : 0), old - shift);
        System.arraycopy(ring, 0, larger, upperHalf ? 0 : old, shift);
        return larger;
    }

    /** Whether another packet of data fits; a few places are kept for what is not data. */
    boolean hasRoom(long now) {
        if (next - base >= MOST - KEPT) {
            skipSettled();
            forget(now);
        }
        return next - base < MOST - KEPT;
    }

    /**
     * The share of the packets with data sent so far that were lost: 0 to 1. What else is lost was often meant to try a
     * way.
     */
    double loss() {
        return tracked == 0 ? 0 : (double) lost / tracked;
    }

    /** Bytes of DATA datagrams under way. */
    long dataBytes() {
        return dataBytes;
    }

    /** Whether anything is under way that the peer must acknowledge. */
    boolean isEmpty() {
        return underWay == 0;
    }

    /** When {@link #detectLoss} is due, or the end of time. */
    long lossAt() {
        return lossAt;
    }

    /** When nothing has been heard for so long that the peer must be asked, or the end of time. */
    long timeoutAt() {
        return underWay == 0 ? Long.MAX_VALUE : lastSentAt + roundTrip.probeTimeout(timeouts);
    }

    /**
     * The time-out passed: waits twice as long for the next. Tells, newest first, which data is to be sent once more.
     *
     * @param most offsets and lengths to give at most, in pairs
     * @return offset, length, offset, length and so on
     */
    long[] timedOut(long now, int most) {
        timeouts++;
        lastSentAt = now;
        long[] again = new long[2 * most];
        int found = 0;
        for (long packet = next - 1; packet >= firstUnderWay && found < most; packet--) {
            int i = (int) packet & state.length - 1;
            if (state[i] == UNDER_WAY && type[i] == Wire.DATA) {
                again[2 * found] = offset[i];
                again[2 * found++ + 1] = length[i];
            }
        }
        return Arrays.copyOf(again, 2 * found);
    }
}
