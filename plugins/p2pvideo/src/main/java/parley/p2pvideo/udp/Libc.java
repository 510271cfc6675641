package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of Linux' C library that a UDP socket needs, and their constants. Each function takes the memory for
 * the number of an error first, which {@link #callState} makes for one thread at a time, and gives what it gives in C,
 * or, below 0, that number negated.
 *
 * <p>The constants are those of x86-64 and aarch64, which both take over Linux' generic ones: {@code
 * include/uapi/asm-generic/{errno-base,errno,fcntl,poll,socket}.h} and {@code include/uapi/linux/{in,in6,udp}.h}.
 */
final class Libc {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    /** For sockets and for eventfd. */
    static final int NONBLOCK = 0x800;
    /** For sockets and for eventfd: no child process inherits it. */
    static final int CLOEXEC = 0x80000;

    static final int SOL_SOCKET = 1;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SOL_IP = 0;
    static final int IP_MTU_DISCOVER = 10;
    static final int SOL_IPV6 = 41;
    static final int IPV6_MTU_DISCOVER = 23;
    static final int IPV6_V6ONLY = 26;
    /** Never cut into pieces, of IPv4 and of IPv6. */
    static final int PMTUDISC_DO = 2;
    static final int SOL_UDP = 17;
    /** Since Linux 4.18. */
    static final int UDP_SEGMENT = 103;
    /** Since Linux 5.0. */
    static final int UDP_GRO = 104;

    static final short POLLIN = 1;
    static final short POLLOUT = 4;

    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int EINVAL = 22;
    static final int EMSGSIZE = 90;
    static final int EAFNOSUPPORT = 97;
    static final int ECONNREFUSED = 111;

    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
    private static final List<String> MISSING = new ArrayList<>();

    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = function("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SETSOCKOPT =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKOPT =
            function("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SENDMSG = function("sendmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECVMSG = function("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EVENTFD = function("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);

    private Libc() {}

    @SuppressWarnings("restricted") // only called where native access is granted
    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor descriptor = FunctionDescriptor.of(result, arguments);
        return linker.defaultLookup().find(name)
                .map(address -> linker.downcallHandle(address, descriptor, Linker.Option.captureCallState("errno")))
                .orElseGet(() -> {
                    MISSING.add(name);
                    return MethodHandles.empty(descriptor.toMethodType().insertParameterTypes(0, MemorySegment.class));
                });
    }

    /** The functions that the C library does not have, so that none must be called. */
    static List<String> missing() {
        return List.copyOf(MISSING);
    }

    /** Memory for the number of an error. */
    static MemorySegment callState(SegmentAllocator memory) {
        return memory.allocate(CALL_STATE);
    }

    private static long orError(long result, MemorySegment state) {
        return result < 0 ? -state.get(JAVA_INT, ERRNO) : result;
    }

    /** What came instead of a result, which can only be a fault in the memory that was handed over. */
    private static RuntimeException fault(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException fault ? fault : new IllegalStateException(thrown);
    }

    static int socket(MemorySegment state, int family, int type) {
        try {
            return (int) orError((int) SOCKET.invokeExact(state, family, type, 0), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int bind(MemorySegment state, int socket, Sockaddr address) {
        try {
            return (int) orError((int) BIND.invokeExact(state, socket, address.memory(), address.length()), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int getsockname(MemorySegment state, int socket, MemorySegment address, MemorySegment length) {
        try {
            return (int) orError((int) GETSOCKNAME.invokeExact(state, socket, address, length), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int setsockopt(MemorySegment state, int socket, int level, int name, MemorySegment value, int length) {
        try {
            return (int) orError((int) SETSOCKOPT.invokeExact(state, socket, level, name, value, length), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int getsockopt(MemorySegment state, int socket, int level, int name, MemorySegment value,
            MemorySegment length) {
        try {
            return (int) orError((int) GETSOCKOPT.invokeExact(state, socket, level, name, value, length), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int sendmsg(MemorySegment state, int socket, MemorySegment message) {
        try {
            return (int) orError((long) SENDMSG.invokeExact(state, socket, message, 0), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int recvmsg(MemorySegment state, int socket, MemorySegment message) {
        try {
            return (int) orError((long) RECVMSG.invokeExact(state, socket, message, 0), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int poll(MemorySegment state, MemorySegment descriptors, long count, int millis) {
        try {
            return (int) orError((int) POLL.invokeExact(state, descriptors, count, millis), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int eventfd(MemorySegment state) {
        try {
            return (int) orError((int) EVENTFD.invokeExact(state, 0, NONBLOCK | CLOEXEC), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int read(MemorySegment state, int descriptor, MemorySegment into) {
        try {
            return (int) orError((long) READ.invokeExact(state, descriptor, into, into.byteSize()), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int write(MemorySegment state, int descriptor, MemorySegment from) {
        try {
            return (int) orError((long) WRITE.invokeExact(state, descriptor, from, from.byteSize()), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }

    static int close(MemorySegment state, int descriptor) {
        try {
            return (int) orError((int) CLOSE.invokeExact(state, descriptor), state);
        } catch (Throwable e) {
            throw fault(e);
        }
    }
}
