package parley.p2pvideo.transfer;

/**
 * How large a datagram may be on the way to the peer. Begins with a size that every path carries and tries larger ones
 * out with padded probes, first the largest that the interface takes, then by halves. A size is in use from the moment
 * at which a probe of it was acknowledged; a lost probe costs nothing but itself.
 * https://www.rfc-editor.org/rfc/rfc8899.html (DPLPMTUD)
 *
 * <p>When the path changes to one that swallows large datagrams, nothing of that size arrives any more while small ones
 * do: then it falls back to the first size (section 4.3, "black hole detection"). Sizes are bytes of UDP payload, times
 * nanoseconds.
 */
final class PathMtu {
    /** What every path carries: BASE_PLPMTU. https://www.rfc-editor.org/rfc/rfc9000.html#section-14 */
    static final int START = 1_200;
    /** The largest size in use: more than eight pieces of {@link #JUMBO} fit no datagram. */
    static final int MOST = 8 * 7_680 + Wire.DATA_OVERHEAD;

    /**
     * The JDK seals multiples of so many bytes at once and the rest piece by piece (PARALLEL_LEN in its
     * com.sun.crypto.provider.GaloisCounterMode).
     */
    private static final int JUMBO = 7_680;
    /** Differences below are not worth a probe. */
    private static final int STEP = 20;
    /** MAX_PROBES of RFC 8899 section 5.1.2. */
    private static final int TRIES = 3;
    /** PMTU_RAISE_TIMER of RFC 8899 section 5.1.1. */
    static final long RAISE_AFTER = 600_000_000_000L;
    /** After a black hole the path is left alone for so long. */
    static final long QUIET = 60_000_000_000L;
    /** So many losses of nothing but large datagrams may be chance. */
    static final int MOST_BURSTS = 3;

    private final int most;
    private int current = START;
    private int ceiling = START;
    private int high;
    private int probe;
    private int tries;
    private boolean underWay;
    private long dueAt = Long.MAX_VALUE;
    private int bursts;
    private long burstEnds;

    /** Datagrams of at most so many bytes, and never larger than an eighth of the peer's socket buffer, in bytes. */
    PathMtu(long receiveBuffer, int most) {
        this.most = (int) Math.min(Math.min(most, MOST), receiveBuffer / 8);
    }

    /** The way to the peer is known: begins from the start, and looks for more if the interface takes more. */
    void begin(long now, int interfaceTakes) {
        current = START;
        ceiling = Math.min(interfaceTakes, most);
        bursts = 0;
        search(now);
    }

    private void search(long now) {
        underWay = false;
        tries = 0;
        high = ceiling;
        probe = high;
        dueAt = probe > current ? now : Long.MAX_VALUE;
    }

    /** When a probe is due. */
    long due() {
        return dueAt;
    }

    /** The size of the probe that is due, which goes out now. After the patience, nanoseconds, it counts as lost. */
    int probe(long now, long patience) {
        if (underWay) {
            failed(now);
        } else if (probe <= current) {
            search(now);
        }
        if (dueAt > now) {
            return 0;
        }
        underWay = true;
        dueAt = now + patience;
        return probe;
    }

    /** A probe was acknowledged. */
    void arrived(long now, int size) {
        if (size <= current || size > high) {
            return;
        }
        current = size;
        bursts = 0;
        next(now);
    }

    /** A probe was lost. */
    void lost(long now, int size) {
        if (underWay && size == probe) {
            failed(now);
        }
    }

    private void failed(long now) {
        underWay = false;
        dueAt = now;
        if (++tries == TRIES) {
            high = probe - 1;
            next(now);
        }
    }

    private void next(long now) {
        underWay = false;
        tries = 0;
        if (high - current < STEP) {
            probe = current;
            dueAt = ceiling - current < STEP ? Long.MAX_VALUE : now + RAISE_AFTER;
        } else {
            probe = current + (high - current + 1) / 2;
            dueAt = now;
        }
    }

    /** A datagram of data arrived. */
    void dataArrived(int size) {
        bursts = size > START ? 0 : bursts;
    }

    /**
     * A datagram of data was lost.
     *
     * @param next the number of the next packet: what was sent before and is lost, too, belongs to the same burst
     * @return whether that shows a black hole, and datagrams are small now
     */
    boolean dataLost(long now, long packet, int size, long next) {
        if (size <= START || current == START || packet < burstEnds) {
            return false;
        }
        burstEnds = next;
        if (++bursts <= MOST_BURSTS) {
            return false;
        }
        current = START;
        bursts = 0;
        underWay = false;
        probe = START;
        dueAt = now + QUIET;
        return true;
    }

    /** The size of a whole datagram. */
    int datagram() {
        return current;
    }

    /** The most file bytes in one datagram. */
    int payload() {
        return payload(current);
    }

    /** The most file bytes in a datagram of so many bytes. */
    static int payload(int datagram) {
        int room = datagram - Wire.DATA_OVERHEAD;
        return room < JUMBO ? room : room / JUMBO * JUMBO;
    }
}
