package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import parley.p2pvideo.rendezvous.JoinMessage;
import parley.p2pvideo.rendezvous.Token;

/**
 * The right to have the server pass the datagrams of one transfer on.
 *
 * @param address the relay's
 * @param token   of this side of the transfer
 */
public record RelayTicket(InetSocketAddress address, Token token) {
    /** Fills in the datagram with which this side joins. */
    void join(int connection, Outgoing out) {
        out.set(JoinMessage.write(token, connection, out.bytes()), address);
    }
}
