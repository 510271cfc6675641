package parley.p2pvideo.transfer;

/** The end of a transfer that uses a {@link Connection}: what the connection tells it, whether it sends or receives. */
sealed interface ConnectionEnd permits SendingEnd, ReceivingEnd {
    /** A control message other than ABORT and FLOW; may arrive twice. */
    void control(long now, Control message) throws ProtocolException;

    /** The transfer failed: let go of everything, then call {@link Lifecycle#tell}. Called once at most. */
    void failed();
}
