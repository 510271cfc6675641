package parley.p2pvideo.transfer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The layout of a datagram, big-endian:
 * <pre>
 * all     : type u8 | connection u32 | packet number u64               13 bytes, in clear, authenticated
 * DATA    : + offset u48 (19 bytes in clear) | sealed payload | tag 16
 * ACK     : sealed { largest u64 | delay in microseconds u32 | credit in bytes u64 | n u8 | n x (gap, length) } | tag
 * PROBE   : sealed { id u32 | kind u8 | echo in nanoseconds u64 | padding } | tag
 * CONTROL : sealed { code u8 | body } | tag
 * </pre>
 * A packet number is never used twice in one direction: what was lost goes out again under a new one.
 */
final class Wire {
    static final byte DATA = 'D';
    static final byte ACK = 'A';
    static final byte PROBE = 'P';
    static final byte CONTROL = 'C';

    /** Bytes in clear before the sealed part; of every type but DATA. */
    static final int HEADER = 13;
    /** Bytes in clear before the sealed part of DATA. */
    static final int DATA_HEADER = 19;
    /** Bytes that sealing adds at the end. */
    static final int TAG = 16;
    /** What a DATA datagram needs beside its payload. */
    static final int DATA_OVERHEAD = DATA_HEADER + TAG;
    /** The largest datagram that UDP over IPv4 can carry. */
    static final int MOST_DATAGRAM = 65_507;
    /** Packet numbers stay below this; it also fits a varint. */
    static final long PACKET_LIMIT = 1L << 62;
    /** Offsets stay below this: they have 48 bits. */
    static final long OFFSET_LIMIT = 1L << 48;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private Wire() {
    }

    /** The length of the part in clear, or -1 for an unknown type. */
    static int headerLength(byte type) {
        return switch (type) {
            case DATA -> DATA_HEADER;
            case ACK, PROBE, CONTROL -> HEADER;
            default -> -1;
        };
    }

    /** Whether the bytes can be a datagram of ours at all: a known type, a header, a tag, a possible packet number. */
    static boolean isWellFormed(byte[] datagram, int length) {
        if (length < HEADER + TAG) {
            return false;
        }
        int header = headerLength(datagram[0]);
        return header > 0 && length >= header + TAG && packet(datagram) >= 0 && packet(datagram) < PACKET_LIMIT;
    }

    /** The connection that a datagram of at least {@link #HEADER} bytes names. */
    static int connection(byte[] datagram) {
        return (int) INT.get(datagram, 1);
    }

    /** The packet number. */
    static long packet(byte[] datagram) {
        return (long) LONG.get(datagram, 5);
    }

    /** The offset of a DATA datagram. */
    static long offset(byte[] datagram) {
        return Short.toUnsignedLong((short) SHORT.get(datagram, 13)) << 32
                | Integer.toUnsignedLong((int) INT.get(datagram, 15));
    }

    /** Writes the part in clear and returns its length; the offset counts for DATA only. */
    static int writeHeader(byte[] datagram, byte type, int connection, long packet, long offset) {
        datagram[0] = type;
        INT.set(datagram, 1, connection);
        LONG.set(datagram, 5, packet);
        if (type != DATA) {
            return HEADER;
        }
        SHORT.set(datagram, 13, (short) (offset >>> 32));
        INT.set(datagram, 15, (int) offset);
        return DATA_HEADER;
    }
}
