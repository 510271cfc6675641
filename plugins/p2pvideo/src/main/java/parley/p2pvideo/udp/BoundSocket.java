package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An open UDP socket of Linux, bound, and set up as far as the kernel allows.
 *
 * @param descriptor    its number in this process
 * @param family        {@link Libc#AF_INET6}, which takes both versions of IP, or {@link Libc#AF_INET}
 * @param port          that it is bound to
 * @param receiveBuffer bytes that the kernel grants for datagrams
 * @param whole         whether no datagram is cut into pieces
 * @param segments      whether it sends many datagrams with one call
 * @param coalesces     whether it receives many datagrams with one call
 */
record BoundSocket(int descriptor, int family, int port, int receiveBuffer, boolean whole, boolean segments,
                   boolean coalesces) {
    /**
     * Opens one, for both versions of IP if the system has IPv6.
     *
     * @throws NotOffloadedException if that cannot be, or the kernel handles one datagram a call only
     */
    static BoundSocket open(int port) throws NotOffloadedException {
        try (Arena arena = Arena.ofConfined()) {
            Opening opening = new Opening(arena);
            int descriptor = opening.socket(Libc.AF_INET6);
            return descriptor == -Libc.EAFNOSUPPORT ? openIpv4(port) : opening.setUp(descriptor, Libc.AF_INET6, port);
        }
    }

    /** As {@link #open}, for IPv4 alone. */
    static BoundSocket openIpv4(int port) throws NotOffloadedException {
        try (Arena arena = Arena.ofConfined()) {
            Opening opening = new Opening(arena);
            return opening.setUp(opening.socket(Libc.AF_INET), Libc.AF_INET, port);
        }
    }

    private static int require(int result, String otherwise) throws NotOffloadedException {
        if (result < 0) {
            throw new NotOffloadedException(otherwise + ", error " + -result);
        }
        return result;
    }

    /** The memory that it takes. */
    private static final class Opening {
        private final Arena arena;
        private final MemorySegment state;
        private final MemorySegment value;
        private final MemorySegment length;

        Opening(Arena arena) {
            this.arena = arena;
            this.state = Libc.callState(arena);
            this.value = arena.allocate(JAVA_INT);
            this.length = arena.allocate(JAVA_INT);
        }

        int socket(int family) {
            return Libc.socket(state, family, Libc.SOCK_DGRAM | Libc.NONBLOCK | Libc.CLOEXEC);
        }

        BoundSocket setUp(int descriptor, int family, int port) throws NotOffloadedException {
            require(descriptor, "no socket can be opened");
            try {
                return bind(descriptor, family, port);
            } catch (NotOffloadedException e) {
                Libc.close(state, descriptor);
                throw e;
            }
        }

        private BoundSocket bind(int descriptor, int family, int port) throws NotOffloadedException {
            boolean segments = get(descriptor, Libc.SOL_UDP, Libc.UDP_SEGMENT) >= 0;
            boolean coalesces = set(descriptor, Libc.SOL_UDP, Libc.UDP_GRO, 1);
            if (!segments && !coalesces) {
                throw new NotOffloadedException("the kernel is older than Linux 4.18");
            }
            boolean six = family == Libc.AF_INET6;
            if (six && !set(descriptor, Libc.SOL_IPV6, Libc.IPV6_V6ONLY, 0)) {
                throw new NotOffloadedException("a socket for IPv6 does not take IPv4");
            }
            boolean whole = set(descriptor, Libc.SOL_IP, Libc.IP_MTU_DISCOVER, Libc.PMTUDISC_DO)
                    && (!six || set(descriptor, Libc.SOL_IPV6, Libc.IPV6_MTU_DISCOVER, Libc.PMTUDISC_DO));
            set(descriptor, Libc.SOL_SOCKET, Libc.SO_SNDBUF, UdpSocket.SEND_BUFFER);
            set(descriptor, Libc.SOL_SOCKET, Libc.SO_RCVBUF, UdpSocket.RECEIVE_BUFFER);
            // The kernel doubles what it grants, for its own needs, and reports that: socket(7).
            int granted = require(get(descriptor, Libc.SOL_SOCKET, Libc.SO_RCVBUF), "its buffer is unknown") / 2;
            int bound = bindTo(descriptor, family, port);
            return new BoundSocket(descriptor, family, bound, granted, whole, segments, coalesces);
        }

        private int bindTo(int descriptor, int family, int port) throws NotOffloadedException {
            Sockaddr address = new Sockaddr(arena, family);
            address.writePort(port);
            require(Libc.bind(state, descriptor, address), "the port cannot be bound");
            length.set(JAVA_INT, 0, address.length());
            require(Libc.getsockname(state, descriptor, address.memory(), length), "the port is unknown");
            return address.port();
        }

        private boolean set(int descriptor, int level, int name, int to) {
            value.set(JAVA_INT, 0, to);
            return Libc.setsockopt(state, descriptor, level, name, value, Integer.BYTES) >= 0;
        }

        private int get(int descriptor, int level, int name) {
            length.set(JAVA_INT, 0, Integer.BYTES);
            int result = Libc.getsockopt(state, descriptor, level, name, value, length);
            return result < 0 ? result : value.get(JAVA_INT, 0);
        }
    }
}
