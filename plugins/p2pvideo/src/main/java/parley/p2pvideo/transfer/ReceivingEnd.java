package parley.p2pvideo.transfer;

/** The end that receives the file. */
non-sealed interface ReceivingEnd extends ConnectionEnd {
    /** Where the content of a DATA datagram, so many bytes, is to be opened before {@link #data} hears of it. */
    Place place(int length);

    /** Authentic data, in the place that was named for it. */
    void data(long now, long offset, Place content, int length) throws ProtocolException;

    /** Bytes that this end can take beyond those that it has acknowledged. */
    long credit();
}
