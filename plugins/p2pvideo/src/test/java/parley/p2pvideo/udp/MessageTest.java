package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The offsets are those of the C library's headers; that the kernel reads the same, the tests of the sockets show. */
class MessageTest {
    private static final long CONTROL_LENGTH = 40;

    private final MemorySegment bytes = Arena.ofAuto().allocate(1 << 16);
    private MemorySegment control;
    private Message message;

    @BeforeEach
    void make() {
        Arena arena = Arena.ofAuto();
        SegmentAllocator noting = (size, alignment) -> control = arena.allocate(size, alignment); // the last one
        message = new Message(noting, new Sockaddr(arena, Libc.AF_INET));
    }

    private void control(long at, long length, int level, int type, int data) {
        control.set(JAVA_LONG, at, length);
        control.set(JAVA_INT, at + 8, level);
        control.set(JAVA_INT, at + 12, type);
        control.set(JAVA_INT, at + 16, data);
    }

    private int received(long controlLength) {
        message.header().set(JAVA_LONG, CONTROL_LENGTH, controlLength);
        return message.receivedSize();
    }

    @Test
    void oneDatagramGoesWithoutControlMessage() {
        message.sends(bytes, 100);
        assertEquals(56, message.header().byteSize());
        assertEquals(16, message.header().get(JAVA_INT, 8));
        assertEquals(1, message.header().get(JAVA_LONG, 24));
        assertEquals(0, message.header().get(JAVA_LONG, CONTROL_LENGTH));
    }

    @Test
    void manyGoWithTheirSize() {
        message.sendsSegments(bytes, 3_000, 1_472);
        assertEquals(24, message.header().get(JAVA_LONG, CONTROL_LENGTH));
        assertEquals(control.address(), message.header().get(ADDRESS, 32).address());
        assertEquals(18, control.get(JAVA_LONG, 0));
        assertEquals(17, control.get(JAVA_INT, 8));
        assertEquals(103, control.get(JAVA_INT, 12));
        assertEquals(1_472, control.get(JAVA_SHORT, 16));
        message.sends(bytes, 100);
        assertEquals(0, message.header().get(JAVA_LONG, CONTROL_LENGTH));
    }

    @Test
    void whatComesCanHaveAControlMessage() {
        message.receives(bytes);
        assertEquals(control.byteSize(), message.header().get(JAVA_LONG, CONTROL_LENGTH));
    }

    @Test
    void theSizeOfWhatCameIsFoundAmongOtherControlMessages() {
        assertEquals(0, received(0));
        control(0, 20, Libc.SOL_UDP, Libc.UDP_GRO, 1_472);
        assertEquals(1_472, received(24));
        assertEquals(1_472, received(20));
        control(0, 20, Libc.SOL_IP, 8, 99);
        assertEquals(0, received(24));
        control(24, 20, Libc.SOL_UDP, Libc.UDP_GRO, 1_200);
        assertEquals(1_200, received(48));
    }

    @Test
    void nothingIsReadBeyondTheControlMessages() {
        control(0, 20, Libc.SOL_UDP, Libc.UDP_GRO, 1_472);
        assertEquals(0, received(19));
        for (long length : new long[] {Long.MIN_VALUE, -1, 0, 15, 16, 1_000, Long.MAX_VALUE}) {
            control(0, length, Libc.SOL_IP, 8, 99);
            control.asSlice(20).fill((byte) 0);
            assertEquals(0, received(Long.MAX_VALUE));
        }
    }
}
