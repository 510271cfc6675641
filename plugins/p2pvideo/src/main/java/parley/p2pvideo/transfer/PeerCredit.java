package parley.p2pvideo.transfer;

/**
 * How many bytes the peer can take beyond those that it has acknowledged, as its newest acknowledgement says. One that
 * is overtaken on the way says what was true before.
 */
final class PeerCredit {
    /** Bytes that any peer can take before its first acknowledgement tells. */
    static final long FIRST = 256 << 10;

    private long newest = -1;
    private long bytes = FIRST;

    /** The acknowledgement in this packet says so. */
    void told(long packet, long credit) {
        if (packet > newest) {
            newest = packet;
            bytes = credit;
        }
    }

    long bytes() {
        return bytes;
    }
}
