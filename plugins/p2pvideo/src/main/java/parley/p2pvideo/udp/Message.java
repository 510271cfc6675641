package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A {@code struct msghdr}, as systems with pointers of 64 bits have it: an address, bytes in one piece ({@code struct
 * iovec}), and control messages ({@code struct cmsghdr}, its data, and room to the next multiple of 8). See {@code
 * cmsg(3)} and {@code udp(7)} of the Linux man-pages.
 */
final class Message {
    private static final long LENGTH = 56;
    private static final long NAME = 0;
    private static final long NAME_LENGTH = 8;
    private static final long PIECES = 16;
    private static final long PIECE_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;

    private static final long PIECE_LENGTH = 8;

    private static final long CONTROL_LEVEL = 8;
    private static final long CONTROL_TYPE = 12;
    private static final long CONTROL_DATA = 16;
    private static final long CONTROL_ROOM = 64;

    private final Sockaddr name;
    private final MemorySegment header;
    private final MemorySegment piece;
    private final MemorySegment control;

    /** Without bytes yet. */
    Message(SegmentAllocator memory, Sockaddr name) {
        this.name = name;
        this.header = memory.allocate(LENGTH, Long.BYTES);
        this.piece = memory.allocate(2 * PIECE_LENGTH, Long.BYTES);
        this.control = memory.allocate(CONTROL_ROOM, Long.BYTES);
        header.set(ADDRESS, NAME, name.memory());
        header.set(ADDRESS, PIECES, piece);
        header.set(JAVA_LONG, PIECE_COUNT, 1);
        header.set(ADDRESS, CONTROL, control);
    }

    /** What to hand to {@code sendmsg} or {@code recvmsg}. */
    MemorySegment header() {
        return header;
    }

    /** Becomes one to send: so many bytes from the beginning of the memory, as one datagram. */
    void sends(MemorySegment bytes, long length) {
        become(bytes, length);
        header.set(JAVA_LONG, CONTROL_LENGTH, 0);
    }

    /** Becomes one to send that the system cuts into datagrams of a size; the last may be shorter. */
    void sendsSegments(MemorySegment bytes, long length, int size) {
        become(bytes, length);
        control.set(JAVA_LONG, 0, CONTROL_DATA + Short.BYTES);
        control.set(JAVA_INT, CONTROL_LEVEL, Libc.SOL_UDP);
        control.set(JAVA_INT, CONTROL_TYPE, Libc.UDP_SEGMENT);
        control.set(JAVA_SHORT, CONTROL_DATA, (short) size);
        header.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_DATA + Long.BYTES);
    }

    /** Becomes one to receive into the memory. */
    void receives(MemorySegment bytes) {
        become(bytes, bytes.byteSize());
        header.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_ROOM);
    }

    private void become(MemorySegment bytes, long length) {
        header.set(JAVA_INT, NAME_LENGTH, name.length());
        piece.set(ADDRESS, 0, bytes);
        piece.set(JAVA_LONG, PIECE_LENGTH, length);
    }

    /** The size of the datagrams that the system has put together in what was received; 0 if it is one datagram. */
    int receivedSize() {
        long end = Math.min(header.get(JAVA_LONG, CONTROL_LENGTH), CONTROL_ROOM);
        long at = 0;
        while (at + CONTROL_DATA + Integer.BYTES <= end) {
            if (control.get(JAVA_INT, at + CONTROL_LEVEL) == Libc.SOL_UDP
                    && control.get(JAVA_INT, at + CONTROL_TYPE) == Libc.UDP_GRO) {
                return control.get(JAVA_INT, at + CONTROL_DATA);
            }
            long length = Math.max(CONTROL_DATA, Math.min(control.get(JAVA_LONG, at), CONTROL_ROOM));
            at += (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        }
        return 0;
    }
}
