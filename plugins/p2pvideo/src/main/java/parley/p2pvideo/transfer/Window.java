package parley.p2pvideo.transfer;

/**
 * A plain congestion window that looks once a round trip at loss and delay together. Loss alone is taken for a noisy
 * path, not for a full one, until a fifth of everything is lost; loss with a growing queue is congestion.
 *
 * <p>A round's queue is the least round trip in it beyond the least ever: jitter moves single packets, a queue all.
 */
final class Window implements CongestionControl {
    /** It never gets smaller than this many datagrams. */
    static final int LEAST_DATAGRAMS = 32;
    /** Nor larger than this many bytes. */
    static final long MOST = 64L << 20;

    private static final double HEAVY_LOSS = 0.20;
    private static final double NO_GROWTH_LOSS = 0.10;
    /** Above this share, and with a queue, loss is congestion: BBRv2's threshold. */
    private static final double LOSS_WITH_QUEUE = 0.02;
    private static final double CUT = 0.7;
    private static final double DRAIN = 0.9;
    private static final long QUEUE = 5_000_000L;
    private static final long DEEP_QUEUE = 25_000_000L;
    /** A round trip below this holds next to nothing: the window stands in the receiver's socket buffer. */
    private static final long NEARBY = 1_000_000L;

    private final int datagram;
    private final long receiveBuffer;
    private double window;
    private boolean starting = true;
    private long lastSent = -1;
    private long roundEnds;
    private boolean roundOver;
    private long arrivedInRound;
    private long lostInRound;
    private long mostUnderWay;
    private long leastInRound = Long.MAX_VALUE;

    /** For datagrams of so many bytes to a peer whose socket buffer takes so many. */
    Window(int datagram, long receiveBuffer) {
        this.datagram = datagram;
        this.receiveBuffer = receiveBuffer;
        this.window = (double) LEAST_DATAGRAMS * datagram;
    }

    @Override
    public void sent(long now, long packet, int bytes, long underWay) {
        lastSent = packet;
        mostUnderWay = Math.max(mostUnderWay, underWay);
    }

    @Override
    public void arrived(long now, long packet, int bytes, long sentAt, boolean late) {
        lostInRound -= late ? Math.min(bytes, lostInRound) : 0;
        arrivedInRound += bytes;
        if (starting && isUsed()) {
            window += bytes;
        }
        roundOver |= packet >= roundEnds;
    }

    @Override
    public void lost(long now, long packet, int bytes) {
        lostInRound += bytes;
    }

    @Override
    public void acknowledged(long now, RoundTrip roundTrip) {
        leastInRound = Math.min(leastInRound, roundTrip.latest());
        if (roundOver) {
            endRound(roundTrip.least());
            roundOver = false;
            roundEnds = lastSent + 1;
            arrivedInRound = 0;
            lostInRound = 0;
            mostUnderWay = 0;
            leastInRound = Long.MAX_VALUE;
        }
        double most = roundTrip.least() < NEARBY ? Math.min(MOST, receiveBuffer / 2.0) : MOST;
        window = Math.max((double) LEAST_DATAGRAMS * datagram, Math.min(window, most));
    }

    private void endRound(long leastEver) {
        double loss = (double) lostInRound / Math.max(1, lostInRound + arrivedInRound);
        long queue = leastInRound - leastEver;
        boolean queueing = queue > Math.max(QUEUE, leastEver / 4);
        if (loss > HEAVY_LOSS || loss > LOSS_WITH_QUEUE && queueing) {
            window *= CUT;
            starting = false;
        } else if (queue > Math.max(DEEP_QUEUE, leastEver)) {
            window *= DRAIN;
            starting = false;
        } else if (queueing || loss > NO_GROWTH_LOSS) {
            starting = false;
        } else if (!starting && isUsed()) {
            window += Math.max(2.0 * datagram, window / 8);
        }
    }

    /** A window that is not used up says nothing about the path, and must not grow. */
    private boolean isUsed() {
        return mostUnderWay > window / 2;
    }

    @Override
    public long window() {
        return (long) window;
    }

    @Override
    public long rate(RoundTrip roundTrip) {
        double gain = starting ? 2 : 1.25;
        return (long) (gain * window * 1e9 / roundTrip.smoothed());
    }
}
