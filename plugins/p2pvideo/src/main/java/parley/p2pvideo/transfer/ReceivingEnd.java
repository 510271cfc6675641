package parley.p2pvideo.transfer;

/** The end that receives the file. */
non-sealed interface ReceivingEnd extends ConnectionEnd {
    /** Authentic data. */
    void data(long now, long offset, byte[] plain, int length) throws ProtocolException;

    /** Bytes that this end can take beyond those that it has acknowledged. */
    long credit();
}
