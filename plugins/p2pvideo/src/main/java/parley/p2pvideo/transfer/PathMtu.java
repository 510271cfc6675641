package parley.p2pvideo.transfer;

/** How large a datagram may be on the way to the peer. */
final class PathMtu {
    /** What every path carries. https://www.rfc-editor.org/rfc/rfc9000.html#section-14 */
    static final int START = 1_200;

    private final int datagram;

    /** For datagrams of so many bytes. */
    PathMtu(int datagram) {
        this.datagram = datagram;
    }

    /** The size of a whole datagram, in bytes of UDP payload. */
    int datagram() {
        return datagram;
    }

    /** The most file bytes in one datagram. */
    int payload() {
        return datagram() - Wire.DATA_OVERHEAD;
    }
}
