package parley.p2pvideo.transfer;

/**
 * Which share of the peer's datagrams does not arrive, as seen by who receives them: their numbers have gaps, which
 * close when a datagram only came late. Counted from the first one with data: before, most go to addresses that answer
 * nobody. The few that only tried whether the path takes larger ones count as well, since nobody here can tell what did
 * not arrive.
 */
final class Gaps {
    private long first = -1;
    private long largest;
    private long arrived;

    /** A datagram that is authentic and new arrived. */
    void arrived(byte type, long packet) {
        if (first < 0 && type == Wire.DATA) {
            first = packet;
        }
        if (first >= 0 && packet >= first) {
            largest = Math.max(largest, packet);
            arrived++;
        }
    }

    /** 0 to 1; negative before there was data. */
    double share() {
        return first < 0 ? -1 : 1 - (double) arrived / (largest - first + 1);
    }
}
