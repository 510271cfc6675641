package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** Datagrams of one sender that came with one system call: all of one size but the last, which may be shorter. */
final class Coalesced {
    /** More than a packet can have: what is put together has to fit one, too. */
    private static final int ROOM = 1 << 16;

    private final MemorySegment memory;
    private boolean more;
    private int at;
    private int end;
    private int size;

    Coalesced(SegmentAllocator allocator) {
        memory = allocator.allocate(ROOM);
    }

    /** Where to put what comes. */
    MemorySegment memory() {
        return memory;
    }

    /** So many bytes came, in datagrams of a size; 0 for a single one. */
    void arrived(int length, int datagram) {
        at = 0;
        end = length;
        size = datagram > 0 ? datagram : length;
        more = true;
    }

    boolean hasNext() {
        return more;
    }

    /** Copies the next one into the array and returns its length; only if there is one. */
    int next(byte[] into) {
        int length = Math.min(size, end - at);
        MemorySegment.copy(memory, JAVA_BYTE, at, into, 0, length);
        at += length;
        more = at < end;
        return length;
    }
}
