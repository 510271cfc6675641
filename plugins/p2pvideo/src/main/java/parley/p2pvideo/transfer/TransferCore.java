package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One end of a transfer as a state machine without sockets, clock or threads. Its owner hands in every datagram, then
 * polls until nothing is left to send, then comes back at {@link #wakeup()} or with the next datagram. One thread at a
 * time; times are nanoseconds that never go back. What both ends do alike is here, and done by their
 * {@link Connection}.
 */
public abstract sealed class TransferCore permits SenderCore, ReceiverCore {
    private final int id;

    /** One whose datagrams bear this number. */
    TransferCore(int id) {
        this.id = id;
    }

    /** What this core says to the peer and hears from it goes through here. */
    abstract Connection connection();

    /** The number by which datagrams find this core. */
    public final int id() {
        return id;
    }

    /** Takes a datagram; forged, damaged or repeated ones are dropped without a trace or an answer. */
    public void receive(long now, InetSocketAddress from, byte[] datagram, int length) {
        connection().receive(now, from, datagram, length);
    }

    /** Writes the next datagram to send now; false if there is none. */
    public abstract boolean poll(long now, Outgoing out);

    /** When to poll again if no datagram comes: the past for at once, {@link Long#MAX_VALUE} for never. */
    public abstract long wakeup();

    /** The next thing that a user should hear, each once. */
    public final Optional<TransferEvent> event() {
        return connection().event();
    }

    /** How far it is. */
    public abstract Progress progress(long now);

    /** Tries more addresses of the peer. */
    public final void addCandidates(List<Candidate> candidates) {
        connection().route().add(candidates);
    }

    /** Goes through this relay if no direct way answers. */
    public final void useRelay(RelayTicket ticket) {
        connection().route().useRelay(ticket);
    }

    /** The largest packets that the interfaces of this computer take; told before anything else. */
    public abstract void setLinkMtu(LinkMtu links);

    /** Stops the flow of data on behalf of the user of this side, or lets it go on; both users are told. */
    public final void pause(long now, boolean on) {
        connection().throttle().pause(now, on);
    }

    /** Limits the flow of data, bytes a second, 0 for no limit; both users are told. */
    public final void limit(long now, long bytesPerSecond) {
        connection().throttle().limit(now, bytesPerSecond);
    }

    /** Ends the transfer on behalf of the user of this side; the peer is told. */
    public void cancel(long now) {
        connection().fail(now, FailureReason.CANCELLED, "");
    }

    /** Ends the transfer because the program ends; the peer is told, and it can be gone on with later. */
    public final void suspend(long now) {
        connection().fail(now, FailureReason.SUSPENDED, "");
    }

    /** Asks the sender to send the bytes from an offset on next, as far as it did not yet; only of a receiver. */
    public abstract void want(long now, long offset);

    /** Ends the transfer: the user of the other side has stopped it, as we heard in another way. */
    public final void cancelledByPeer(long now) {
        connection().failedAtPeer(now, FailureReason.CANCELLED, "");
    }

    /** The peer's connection to the server has ended: ends the transfer if no datagram comes for 3 s from then. */
    public final void peerLeft(long now) {
        connection().peerLeft(now);
    }

    /** Whether the core has said its last word and can be let go. */
    public final boolean isFinished() {
        return connection().lifecycle().isClosed();
    }
}
