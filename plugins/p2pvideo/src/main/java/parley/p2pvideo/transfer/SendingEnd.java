package parley.p2pvideo.transfer;

/** The end that sends the file: hears what becomes of its data. */
non-sealed interface SendingEnd extends ConnectionEnd {
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
}
