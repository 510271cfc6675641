package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * The content of a PROBE.
 *
 * @param id   of a ping; a pong repeats it
 * @param kind one of the constants; others are acknowledged like any packet and otherwise ignored
 * @param echo the sender's clock in nanoseconds; a pong repeats it, so that nobody has to remember it
 */
record Probe(int id, byte kind, long echo) {
    /** Asks for a pong. */
    static final byte PING = 1;
    /** Answers a ping or a nomination. */
    static final byte PONG = 2;
    /** Asks for a pong, and tells that this way will be used. */
    static final byte NOMINATE = 3;
    /** Padded to the size under test; that it is acknowledged is all the answer it needs. */
    static final byte MTU = 4;

    /** Bytes without padding. */
    static final int SIZE = 4 + 1 + 8;

    void write(ByteBuffer to) {
        to.putInt(id).put(kind).putLong(echo);
    }

    static Probe read(ByteBuffer from) {
        return new Probe(from.getInt(), from.get(), from.getLong());
    }
}
