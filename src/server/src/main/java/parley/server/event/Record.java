package parley.server.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The layout of a record of the log, big-endian:
 *
 * <pre>
 * frame    length u32, counts what follows the frame | crc32c u32, of the length and all that follows the frame
 * EVENT    1 u8 | topic u32 | author u32 | counter u32 | number u64 | previous u64 | id u64
 *          | the line as it is sent, CR LF included
 * TOPIC    2 u8 | number u32 | name
 * COUNTER  3 u8 | number u32 | name
 * READ     4 u8 | topic u32 | id u64
 * </pre>
 *
 * An event's {@code previous} is the position of the event before in the same topic, 0 if there is none: so what one
 * client missed is found without reading what others got. {@code author} is the topic of who did it, {@code counter} the
 * one that gave it its number; 0 is none. TOPIC and COUNTER stand there twice, since all of their events hang on them.
 * READ says up to which id the owner of a topic has got all of it; -1 says that the owner has come and gets events as they
 * are stored.
 */
final class Record {
    static final int FRAME = 8;
    static final byte EVENT = 1;
    static final byte TOPIC = 2;
    static final byte COUNTER = 3;
    static final byte READ = 4;

    static final int KIND_AT = 8;
    static final int TOPIC_AT = 9;
    static final int AUTHOR_AT = 13;
    static final int COUNTER_AT = 17;
    static final int EVENT_NUMBER_AT = 21;
    static final int PREVIOUS_AT = 29;
    static final int ID_AT = 37;
    static final int LINE_AT = 45;
    /** Where the number stands that TOPIC and COUNTER define, and READ's topic. */
    static final int NUMBER_AT = 9;
    static final int NAME_AT = 13;
    static final int READ_ID_AT = 13;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Record() {}

    static int intAt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static void put(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static void put(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    /** Bytes of the record that begins at {@code at}, its frame included. */
    static int size(byte[] bytes, int at) {
        return FRAME + intAt(bytes, at);
    }

    /** Fills in the frame of a record of {@code size} bytes in all. */
    static void seal(byte[] bytes, int at, int size, CRC32C crc) {
        put(bytes, at, size - FRAME);
        put(bytes, at + 4, checksum(bytes, at, size, crc));
    }

    /** Whether the frame fits what follows it. */
    static boolean isWhole(byte[] bytes, int at, int size, CRC32C crc) {
        return intAt(bytes, at + 4) == checksum(bytes, at, size, crc);
    }

    private static int checksum(byte[] bytes, int at, int size, CRC32C crc) {
        crc.reset();
        crc.update(bytes, at, 4);
        crc.update(bytes, at + FRAME, size - FRAME);
        return (int) crc.getValue();
    }
}
