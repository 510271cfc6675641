package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Datagrams to one address, end to end in memory, which one system call can send. They have one size; the last may be
 * shorter, but only behind two of that size: a single larger one may be a trial of what the path takes, and if the
 * system refuses that, nothing else must be lost with it.
 */
final class SegmentBatch {
    /** {@code UDP_MAX_SEGMENTS} of Linux' {@code include/linux/udp.h}; 128 since 6.9. */
    static final int MOST = 64;
    /** What fits an IPv4 packet of 65,535 bytes beside its header and UDP's; the whole batch must, before it is cut. */
    static final int MOST_BYTES = 65_507;

    private final MemorySegment memory;
    private int count;
    private int size;
    private int length;

    SegmentBatch(SegmentAllocator allocator) {
        memory = allocator.allocate(MOST_BYTES);
    }

    /** Whether a datagram of so many bytes can go with those that are here; always if none is. */
    boolean takes(int datagram) {
        boolean whole = length == count * size;
        boolean fits = datagram == size || datagram < size && count > 1;
        return count == 0 || whole && fits && !isFull();
    }

    /**
     * Adds one.
     *
     * @throws IndexOutOfBoundsException if it is longer than the array, or than {@link #MOST_BYTES}
     */
    void add(byte[] bytes, int datagram) {
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, length, datagram);
        size = count == 0 ? datagram : size;
        length += datagram;
        count++;
    }

    /** Whether no other of the same size has room. */
    boolean isFull() {
        return count == MOST || count > 0 && length + size > MOST_BYTES;
    }

    void clear() {
        count = 0;
        size = 0;
        length = 0;
    }

    int count() {
        return count;
    }

    /** Bytes of each datagram but the last. */
    int size() {
        return size;
    }

    /** Bytes of all. */
    int length() {
        return length;
    }

    /** All of them. */
    MemorySegment memory() {
        return memory;
    }

    /** One of them, from 0. */
    MemorySegment datagram(int index) {
        long at = (long) index * size;
        return memory.asSlice(at, Math.min(size, length - at));
    }
}
