package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** What ends a thread's {@code poll}: an eventfd. Safe for use by several threads. */
final class WakeUp {
    private final MemorySegment state;    // guarded by this, as all that follows
    private final MemorySegment counter;
    private final int descriptor;
    private boolean closed;

    /** Opens it. */
    WakeUp(SegmentAllocator memory) throws NotOffloadedException {
        state = Libc.callState(memory);
        counter = memory.allocate(JAVA_LONG);
        descriptor = Libc.eventfd(state);
        if (descriptor < 0) {
            throw new NotOffloadedException("there is no eventfd, error " + -descriptor);
        }
    }

    int descriptor() {
        return descriptor;
    }

    /** Makes it readable, until {@link #clear}. Does nothing once it is closed: the number may be another file's. */
    synchronized void set() {
        if (!closed) {
            counter.set(JAVA_LONG, 0, 1);
            Libc.write(state, descriptor, counter);
        }
    }

    synchronized void clear() {
        if (!closed) {
            Libc.read(state, descriptor, counter);
        }
    }

    /** Closes it; its memory may go after that. */
    synchronized void close() {
        closed = true;
        Libc.close(state, descriptor);
    }
}
