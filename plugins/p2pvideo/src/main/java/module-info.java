/**
 * Sends files straight from one client to another over UDP: {@code /p2pvideo USER FILE}.
 *
 * <p>Two packages, in reading order:
 * <ol>
 *   <li>{@code parley.p2pvideo}: the plugin. {@code P2pVideoServer}, the half in the server, only passes messages
 *       between two clients. {@code P2pVideoClient} is the half in the shell: {@code Sending} makes an offer and
 *       waits for the end, {@code Receiving} answers offers, {@code Post} carries the messages, {@code
 *       TransferDisplay} tells the user.
 *   <li>{@code parley.p2pvideo.transfer}: the engine, which knows nothing of Parley. {@code Signal} and the two
 *       introductions agree on keys; {@code Wire} is the layout of a datagram; {@code TransferCore} with
 *       {@code SenderCore} and {@code ReceiverCore} are state machines without sockets, clock or threads, built from
 *       {@code Connection}, {@code Flight}, {@code CongestionControl}, {@code PathMtu}, {@code Acknowledger}, {@code
 *       Paths}, {@code SendQueue} and {@code WriteRing}; {@code UdpPort} is the shell that gives them a socket, a clock and a disk.
 * </ol>
 *
 * <p>The engine must not depend on {@code parley.api}, and a core must not touch a socket, a file, a clock or a
 * thread: all of it runs in a simulator. Resume slots into {@code PartFile} and {@code Accept.have}, NAT
 * traversal into {@code Paths}.
 */
module parley.p2pvideo {
    requires parley.api;
    requires jdk.net;

    provides parley.api.server.ServerPlugin with parley.p2pvideo.P2pVideoServer;
    provides parley.api.client.ClientPlugin with parley.p2pvideo.P2pVideoClient;
}
