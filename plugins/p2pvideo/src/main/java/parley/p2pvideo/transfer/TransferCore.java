package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One end of a transfer as a state machine without sockets, clock or threads. Its owner hands in every datagram, then
 * polls until nothing is left to send, then comes back at {@link #wakeup()} or with the next datagram. One thread at a
 * time; times are nanoseconds that never go back.
 */
public sealed interface TransferCore permits SenderCore, ReceiverCore {
    /** The number by which datagrams find this core. */
    int connection();

    /** Takes a datagram; forged, damaged or repeated ones are dropped without a trace or an answer. */
    void receive(long now, InetSocketAddress from, byte[] datagram, int length);

    /** Writes the next datagram to send now; false if there is none. */
    boolean poll(long now, Outgoing out);

    /** When to poll again if no datagram comes: the past for at once, {@link Long#MAX_VALUE} for never. */
    long wakeup();

    /** The next thing that a user should hear, each once. */
    Optional<TransferEvent> event();

    /** How far it is. */
    Progress progress(long now);

    /** Tries more addresses of the peer. */
    void addCandidates(List<Candidate> candidates);

    /** Goes through this relay if no direct way answers. */
    void useRelay(RelayTicket ticket);

    /** The largest packets that the interfaces of this computer take; told before anything else. */
    void setLinkMtu(LinkMtu links);

    /** Stops the flow of data on behalf of the user of this side, or lets it go on; both users are told. */
    void pause(long now, boolean on);

    /** Limits the flow of data, bytes a second, 0 for no limit; both users are told. */
    void limit(long now, long bytesPerSecond);

    /** Ends the transfer on behalf of the user of this side; the peer is told. */
    void cancel(long now);

    /** Ends the transfer because the program ends; the peer is told, and it can be gone on with later. */
    void suspend(long now);

    /** Asks the sender to send the bytes from an offset on next, as far as it did not yet; only of a receiver. */
    void want(long now, long offset);

    /** Ends the transfer: the user of the other side has stopped it, as we heard in another way. */
    void cancelledByPeer(long now);

    /** The peer's connection to the server has ended: ends the transfer if no datagram comes for 3 s from then. */
    void peerLeft(long now);

    /** Whether the core has said its last word and can be let go. */
    boolean isFinished();
}
