package parley.p2pvideo.transfer;

/**
 * Decides how much may be under way and how fast it leaves. It hears of every data packet: when it was sent, when it
 * arrived, whether it was lost. Bytes are payload bytes, times nanoseconds.
 */
interface CongestionControl {
    /** A packet was sent; {@code underWay} includes it. */
    void sent(long now, long packet, int bytes, long underWay);

    /** A packet arrived; {@code late} if it had been reported lost. */
    void arrived(long now, long packet, int bytes, long sentAt, boolean late);

    /** A packet was lost. */
    void lost(long now, long packet, int bytes);

    /** An acknowledgement was worked off; the round trip is up to date. */
    void acknowledged(long now, RoundTrip roundTrip);

    /** The most bytes under way. */
    long window();

    /** Bytes a second for the {@link Pacer}. */
    long rate(RoundTrip roundTrip);
}
