package parley.p2pvideo.udp;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Assumptions;

/** The sockets that there are, each for both versions of IP and for IPv4 alone. */
enum SocketKind {
    CHANNEL(true), CHANNEL_4(false), LINUX(true), LINUX_4(false);

    private final boolean both;

    SocketKind(boolean both) {
        this.both = both;
    }

    /** Whether it takes IPv6, too, where the system has it. */
    boolean takesBoth() {
        return both;
    }

    boolean isNative() {
        return this == LINUX || this == LINUX_4;
    }

    /** A socket of any port; ends the test where that cannot be, and says why. */
    UdpSocket open(System.Logger log) throws IOException {
        return switch (this) {
            case CHANNEL -> UdpSocket.bindChannel(0);
            case CHANNEL_4 -> ChannelSocket.bind(0, DatagramChannel.open(StandardProtocolFamily.INET));
            case LINUX, LINUX_4 -> openNative(log);
        };
    }

    /** As {@link #open}, of a kind that is native. */
    LinuxSocket openNative(System.Logger log) {
        requirePlatform();
        try {
            return new LinuxSocket(both ? BoundSocket.open(0) : BoundSocket.openIpv4(0), log);
        } catch (NotOffloadedException e) {
            return Assumptions.abort("no socket of Linux: " + e.getMessage());
        }
    }

    /** Ends the test where the C library's functions cannot be called. */
    static void requirePlatform() {
        Platform.here().obstacle().ifPresent(why -> Assumptions.abort("no socket of Linux: " + why));
    }
}
