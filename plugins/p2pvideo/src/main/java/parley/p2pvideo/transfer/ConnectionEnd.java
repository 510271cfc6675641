package parley.p2pvideo.transfer;

/** The end of a transfer that uses a {@link Connection}, sender or receiver: what the connection tells it. */
interface ConnectionEnd {
    /**
     * Where the content of a DATA datagram is to be opened, so many bytes at most, before {@link #data} hears of it if
     * it is authentic: {@code scratch} if it does not matter.
     */
    default Place place(int length, Place scratch) {
        return scratch;
    }

    /** Authentic data. */
    void data(long now, long offset, Place content, int length) throws ProtocolException;

    /** A control message other than ABORT; may arrive twice. */
    void control(long now, Control message) throws ProtocolException;

    /** A DATA packet arrived at the peer; {@code late} if it had been reported lost. */
    void arrived(long now, long packet, long offset, int length, long sentAt, boolean late);

    /** A DATA packet was lost. */
    void lost(long now, long packet, long offset, int length);

    /** A probe for the size of the path, a datagram of so many bytes, arrived at the peer or was lost. */
    void probed(long now, int size, boolean arrived);

    /** Nothing was heard for too long: this data should be sent once more, in spite of all windows. */
    void sendAgain(long offset, int length);

    /** An acknowledgement was worked off. */
    void acknowledged(long now);

    /** The peer is reached at another address now: what was learned of the path does not hold any more. */
    void elsewhere(long now);

    /** Bytes that this end can take beyond those that it has acknowledged. */
    long credit();

    /** The transfer failed: let go of everything, then call {@link Connection#tellEnd}. Called once at most. */
    void failed();
}
