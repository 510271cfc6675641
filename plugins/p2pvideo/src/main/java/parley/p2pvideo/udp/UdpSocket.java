package parley.p2pvideo.udp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;

/**
 * A bound UDP socket, for IPv4 and IPv6 where the system has both: what transfers have of the network. Owned by one
 * thread, but for {@link #wake} and {@link #close}.
 */
public sealed interface UdpSocket extends AutoCloseable permits ChannelSocket, LinuxSocket {
    /** What is asked of the operating system for datagrams that wait to be read, in bytes; it may grant less. */
    int RECEIVE_BUFFER = 8 << 20;
    /** What is asked of the operating system for datagrams that wait to leave, in bytes. */
    int SEND_BUFFER = 1 << 20;

    /**
     * Binds a port on all addresses of this computer: to a socket that hands the system many datagrams at once where
     * that can be, otherwise to one that is everywhere. The log is told once why it is the latter.
     *
     * @param port 1 to 65,535, or 0 for any free one
     * @throws IOException with a text for the user if it is in use or not allowed
     */
    static UdpSocket bind(int port, System.Logger log) throws IOException {
        String reason;
        try {
            return LinuxSocket.bind(port, log);
        } catch (NotOffloadedException e) {
            reason = e.getMessage();
        }
        UdpSocket socket = bindChannel(port); // or it tells the user what is wrong with the port
        log.log(Level.INFO, "UDP port " + socket.port() + " takes and gives one datagram at a time: " + reason);
        return socket;
    }

    /**
     * Binds a port on all addresses of this computer to a socket of the JDK's, which is there on every system and takes
     * and gives one datagram at a time.
     *
     * @throws IOException as {@link #bind}
     */
    static UdpSocket bindChannel(int port) throws IOException {
        return ChannelSocket.bind(port);
    }

    /** The port that is bound. */
    int port();

    /** What the operating system grants for datagrams that wait to be read, in bytes. */
    int receiveBuffer();

    /** Whether datagrams that are too large for the path are dropped and never cut into pieces. */
    boolean keepsWhole();

    /**
     * Copies the next datagram into the array and returns its length, or -1 if none is there.
     *
     * @throws IOException if the socket failed, or is closed
     */
    int receive(byte[] into) throws IOException;

    /** The sender of the datagram that was received last; the same object while it is the same. */
    InetSocketAddress from();

    /**
     * Sends a datagram, now or with others of its size to the same address: at the latest by {@link #flush} or {@link
     * #await}, in the order in which they were given. If the operating system has no room for it within a millisecond,
     * or refuses it, it is lost, as on the way.
     *
     * @param length of the datagram, which is at the beginning of the array: 1 to 65,507
     * @throws IOException if the socket is closed
     */
    void send(byte[] bytes, int length, InetSocketAddress to) throws IOException;

    /**
     * Sends what waits for others to go with.
     *
     * @throws IOException if the socket is closed
     */
    void flush() throws IOException;

    /**
     * Flushes, then waits until a datagram comes, {@link #wake} is called, the thread is interrupted (it stays marked
     * so), the socket is closed, or the nanoseconds are over; below a millisecond only for these.
     *
     * @throws IOException if the socket is closed
     */
    void await(long nanos) throws IOException;

    /** Ends a wait, or the next one; from any thread. Does nothing once the socket is closed. */
    void wake();

    /** Gives the port back; what was not flushed is lost. From any thread; does nothing the second time. */
    @Override
    void close() throws IOException;
}
