package parley.p2pvideo.transfer;

import java.util.Arrays;

/**
 * Measures how fast data arrives at the peer: bytes that arrived between two acknowledgements, over the longer of the
 * time in which they were sent and the time in which they were acknowledged, so that neither a burst of sending nor a
 * burst of acknowledgements looks like speed.
 * https://datatracker.ietf.org/doc/html/draft-cheng-iccrg-delivery-rate-estimation-02
 *
 * <p>The draft keeps the state of the connection with every packet. That state only changes with an acknowledgement or
 * when the sender runs dry; so one mark serves all packets that are sent between two changes.
 */
final class DeliveryRate {
    /** The most marks; a path with more acknowledgements in a round trip is measured with the newest of them. */
    static final int MOST = 1 << 12;

    /** Of the mark in each place of the ring: its first packet, and the state when that was sent. */
    private long[] packet = new long[16];
    private long[] arrivedBefore = new long[16];
    private long[] arrivedAt = new long[16];
    private long[] firstSentAt = new long[16];
    private boolean[] limited = new boolean[16];
    private int head;
    private int count;

    private long arrived;
    private long lastArrivedAt;
    private long sendingSince;
    /** While fewer bytes than this have arrived, the sender was short of data; 0 when it was not. */
    private long limitedUntil;
    private boolean changed = true;
    private long newest = -1;
    private long newestSentAt;
    private boolean advanced;
    private boolean sampleLimited;
    private long sampleBase = -1;

    /** A packet of data leaves; {@code idle} if nothing was under way before. */
    void sent(long now, long number, boolean idle) {
        if (idle) {
            sendingSince = now;
            lastArrivedAt = now;
            changed = true;
        }
        if (changed) {
            mark(number);
            changed = false;
        }
    }

    private void mark(long number) {
        if (count == packet.length && count < MOST) {
            grow();
        } else if (count == packet.length) {
            head = head + 1 & packet.length - 1;
            count--;
        }
        int i = head + count++ & packet.length - 1;
        packet[i] = number;
        arrivedBefore[i] = arrived;
        arrivedAt[i] = lastArrivedAt;
        firstSentAt[i] = sendingSince;
        limited[i] = limitedUntil > 0;
    }

    private void grow() {
        int size = packet.length;
        packet = unroll(packet);
        arrivedBefore = unroll(arrivedBefore);
        arrivedAt = unroll(arrivedAt);
        firstSentAt = unroll(firstSentAt);
        boolean[] larger = new boolean[2 * size];
        for (int i = 0; i < size; i++) {
            larger[i] = limited[head + i & size - 1];
        }
        limited = larger;
        head = 0;
    }

    private long[] unroll(long[] ring) {
        long[] larger = Arrays.copyOfRange(ring, head, head + 2 * ring.length);
        System.arraycopy(ring, 0, larger, ring.length - head, head);
        return larger;
    }

    /** A packet arrived, as the acknowledgement that is being worked off says. */
    void arrived(long now, long number, int bytes, long sentAt) {
        arrived += bytes;
        lastArrivedAt = now;
        changed = true;
        if (number > newest) {
            newest = number;
            newestSentAt = sentAt;
            advanced = true;
        }
    }

    /** The sender has less to send than may be under way: samples tell of the sender now, not of the path. */
    void limit(long underWay) {
        limitedUntil = Math.max(1, arrived + underWay);
        changed = true;
    }

    /** The acknowledgement is worked off: what it tells, in bytes a second, or 0 if nothing new. */
    long sample(long now) {
        if (!advanced) {
            return 0;
        }
        advanced = false;
        while (count > 1 && packet[head + 1 & packet.length - 1] <= newest) {
            head = head + 1 & packet.length - 1;
            count--;
        }
        long since = firstSentAt[head];
        sendingSince = newestSentAt;
        limitedUntil = arrived > limitedUntil ? 0 : limitedUntil;
        if (count == 0 || packet[head] > newest) {
            return 0;
        }
        sampleLimited = limited[head];
        sampleBase = arrivedBefore[head];
        long interval = Math.max(newestSentAt - since, now - arrivedAt[head]);
        return (long) ((arrived - sampleBase) * 1e9 / Math.max(1, interval));
    }

    /** Whether the sender was short of data when the packet of the newest sample was sent. */
    boolean isLimited() {
        return sampleLimited;
    }

    /** Bytes that had arrived when the packet of the newest sample was sent. */
    long base() {
        return sampleBase;
    }

    /** Bytes that have arrived in all. */
    long arrived() {
        return arrived;
    }
}
