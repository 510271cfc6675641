package parley.messaging;

import java.nio.ByteBuffer;
import java.time.Instant;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record of the journal. All kinds have one layout, big-endian: the kind (1 byte), a number (8), a time in
 * milliseconds since 1970 (8), the lengths of the sender's and the receiver's name in bytes (2 each), then both names
 * and the text, to the end. What a kind does not need is 0 or empty.
 *
 * @param kind    what happened
 * @param message what it happened to
 */
record MessageRecord(Kind kind, Message message) {
    private static final int HEADER = 1 + Long.BYTES + Long.BYTES + Short.BYTES + Short.BYTES;

    /** What happened. The order is that of the codes in the journal: add at the end only. */
    enum Kind {
        /** A message was sent to a receiver who was there. */
        SENT,
        /** A message was kept for a receiver who was away. */
        KEPT,
        /** The receiver got all that was kept, up to and with the number. */
        COLLECTED,
        /** The number was the last one given. */
        LAST
    }

    /** A message whose number and time are stamped in later. */
    static byte[] encode(Kind kind, String sender, String receiver, String text) {
        byte[] from = sender.getBytes(UTF_8);
        byte[] to = receiver.getBytes(UTF_8);
        byte[] words = text.getBytes(UTF_8);
        byte[] record = new byte[HEADER + from.length + to.length + words.length];
        ByteBuffer.wrap(record).put((byte) kind.ordinal()).putLong(0).putLong(0)
                .putShort((short) from.length).putShort((short) to.length).put(from).put(to).put(words);
        return record;
    }

    /** Fills in the number and the time. */
    static void stamp(byte[] record, long number, long millis) {
        ByteBuffer.wrap(record).putLong(1, number).putLong(1 + Long.BYTES, millis);
    }

    /** A message that is kept. */
    static byte[] kept(Message message) {
        byte[] record = encode(Kind.KEPT, message.sender(), message.receiver(), message.text());
        stamp(record, message.number(), message.time().toEpochMilli());
        return record;
    }

    /** That a receiver got all messages up to and with the number. */
    static byte[] collected(String receiver, long upTo) {
        byte[] record = encode(Kind.COLLECTED, "", receiver, "");
        stamp(record, upTo, 0);
        return record;
    }

    /** The last number given. */
    static byte[] last(long number) {
        byte[] record = encode(Kind.LAST, "", "", "");
        stamp(record, number, 0);
        return record;
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if it is none, as when a later version wrote it
     */
    static MessageRecord decode(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record);
        int code = record.length < HEADER ? -1 : in.get();
        if (code < 0 || code >= Kind.values().length) {
            throw new IllegalArgumentException("a record of " + record.length
                    + " bytes is not a message that this version knows; was the data written by a later one?");
        }
        long number = in.getLong();
        Instant time = Instant.ofEpochMilli(in.getLong());
        int from = Short.toUnsignedInt(in.getShort());
        int to = Short.toUnsignedInt(in.getShort());
        if (in.remaining() < from + to) {
            throw new IllegalArgumentException("a message's record of " + record.length + " bytes is cut short");
        }
        return new MessageRecord(Kind.values()[code],
                new Message(number, time, text(in, from), text(in, to), text(in, in.remaining())));
    }

    private static String text(ByteBuffer in, int bytes) {
        byte[] read = new byte[bytes];
        in.get(read);
        return new String(read, UTF_8);
    }
}
