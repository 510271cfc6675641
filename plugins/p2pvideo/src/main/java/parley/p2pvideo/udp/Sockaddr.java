package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/**
 * An address as the C library has it, {@code struct sockaddr_in} or {@code sockaddr_in6}: family, port, and then the
 * address, or flow, address and scope. In the latter an address of IPv4 is {@code ::ffff:a.b.c.d} (RFC 4291, 2.5.5.2).
 */
final class Sockaddr {
    private static final int LENGTH_4 = 16;
    private static final int LENGTH_6 = 28;
    private static final long PORT = 2;
    private static final long ADDRESS_4 = 4;
    private static final long ADDRESS_6 = 8;
    private static final long MAPPED_4 = ADDRESS_6 + 12;
    private static final long SCOPE = 24;
    private static final ValueLayout.OfChar NETWORK_SHORT = JAVA_CHAR.withOrder(ByteOrder.BIG_ENDIAN);
    private static final short ONES = (short) 0xFFFF;

    private final boolean six;
    private final MemorySegment memory;
    private final MemorySegment known;
    private InetSocketAddress last = InetSocketAddress.createUnresolved("nowhere", 0);

    /** The unspecified address of a family, {@link Libc#AF_INET} or {@link Libc#AF_INET6}, and port 0. */
    Sockaddr(SegmentAllocator allocator, int family) {
        this.six = family == Libc.AF_INET6;
        this.memory = allocator.allocate(length(), Integer.BYTES);
        this.known = allocator.allocate(length(), Integer.BYTES);
        memory.set(JAVA_SHORT, 0, (short) family);
    }

    MemorySegment memory() {
        return memory;
    }

    int length() {
        return six ? LENGTH_6 : LENGTH_4;
    }

    int port() {
        return memory.get(NETWORK_SHORT, PORT);
    }

    /** The unspecified address and a port. */
    void writePort(int port) {
        memory.set(NETWORK_SHORT, PORT, (char) port);
    }

    /** Writes an address; false if this is one of IPv4, and that is not. */
    boolean write(InetSocketAddress address) {
        byte[] bytes = address.getAddress().getAddress();
        boolean four = address.getAddress() instanceof Inet4Address;
        if (!six && !four) {
            return false;
        }
        writePort(address.getPort());
        if (!six) {
            MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, ADDRESS_4, bytes.length);
        } else if (four) {
            memory.asSlice(ADDRESS_6, LENGTH_6 - ADDRESS_6).fill((byte) 0);
            memory.set(JAVA_SHORT, MAPPED_4 - Short.BYTES, ONES);
            MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, MAPPED_4, bytes.length);
        } else {
            MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, ADDRESS_6, bytes.length);
            memory.set(JAVA_INT, SCOPE, ((Inet6Address) address.getAddress()).getScopeId());
        }
        return true;
    }

    /** The address that is there; the same object as the last time if it is the same. */
    InetSocketAddress read() throws UnknownHostException {
        if (memory.mismatch(known) >= 0) {
            last = new InetSocketAddress(address(), port());
            known.copyFrom(memory);
        }
        return last;
    }

    private InetAddress address() throws UnknownHostException {
        byte[] bytes = new byte[six ? 16 : 4];
        MemorySegment.copy(memory, JAVA_BYTE, six ? ADDRESS_6 : ADDRESS_4, bytes, 0, bytes.length);
        int scope = six ? memory.get(JAVA_INT, SCOPE) : 0;
        return scope == 0 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, scope);
    }
}
