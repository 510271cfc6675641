package parley.p2pvideo.transfer;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A message with which two clients introduce themselves to each other through the server, before any UDP packet.
 *
 * <p>In order: {@link Offer} to the receiver, {@link Accept} or {@link Decline} back, {@link Reveal} to the receiver.
 * {@link MoreCandidates} and {@link Cancel} may come from either side at any time. A receiver that has all of what is
 * offered again answers {@link Arrived}.
 *
 * <p>As text a signal is one word of URL-safe base64 (RFC 4648 section 5, unpadded), at most {@link #MOST_TEXT}
 * characters, so it fits into one chat line; only an offer may be longer, and goes as several {@link Piece}s. Inside
 * is one byte for the kind, one for the version, and the fields in
 * big-endian order. There is exactly one encoding of a signal: the keys are derived from its bytes.
 */
public sealed interface Signal
        permits Offer, Accept, Reveal, Decline, Arrived, MoreCandidates, Cancel, Piece {
    /** The longest text: room for names and a verb stays in a line of 16 KiB. */
    int MOST_TEXT = 15_000;

    /** The bytes that fit into so many characters. */
    int MOST_LINE = MOST_TEXT / 4 * 3;

    /** The version of the format, and of all that follows an introduction in it. */
    int VERSION = 1;

    /** The transfer that it belongs to. */
    TransferId id();

    /** A letter that tells the kinds apart. */
    byte kind();

    /** Appends the fields, without kind and version. */
    void write(ByteBuffer to);

    /** The most bytes that a message of this kind may have. */
    default int mostBytes() {
        return MOST_LINE;
    }

    /**
     * The bytes of the message: what the text carries and what the keys are bound to.
     *
     * @throws IllegalArgumentException if the message is too long
     */
    default byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(mostBytes());
        try {
            bytes.put(kind()).put((byte) VERSION);
            id().write(bytes);
            write(bytes);
        } catch (BufferOverflowException e) {
            throw new IllegalArgumentException("a message that is too long: at most " + bytes.capacity() + " bytes", e);
        }
        byte[] exact = new byte[bytes.position()];
        bytes.flip().get(exact);
        return exact;
    }

    /** The message as one word of text, see above; for one that fits into a line. Throws as {@link #bytes()}. */
    default String text() {
        return text(bytes());
    }

    /** The message as words of text to send one after the other: one, or its {@link Piece}s. Throws as {@link #bytes()}. */
    default List<String> texts() {
        byte[] bytes = bytes();
        if (bytes.length <= MOST_LINE) {
            return List.of(text(bytes));
        }
        List<String> texts = new ArrayList<>();
        int count = (bytes.length + Piece.MOST_BYTES - 1) / Piece.MOST_BYTES;
        for (int i = 0; i < count; i++) {
            int from = i * Piece.MOST_BYTES;
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Piece.MOST_BYTES));
            texts.add(new Piece(id(), i, count, part).text());
        }
        return texts;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads a message from its text.
     *
     * @throws SignalException if it is too long, not base64, of an unknown kind or version,
     *                         too short, or longer than its fields, or if a field breaks its limits
     */
    static Signal parse(String text) throws SignalException {
        if (text.length() > MOST_TEXT) {
            throw new SignalException("a message of " + text.length() + " characters, the most is " + MOST_TEXT);
        }
        try {
            return parse(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new SignalException("a message that is not base64");
        }
    }

    /** Reads a message from its bytes, which may be those of several pieces; throws as the other. */
    static Signal parse(byte[] bytes) throws SignalException {
        try {
            ByteBuffer from = ByteBuffer.wrap(bytes);
            byte kind = from.get();
            int version = Byte.toUnsignedInt(from.get());
            if (version != VERSION) {
                throw new SignalException("version " + version + " of the transfer messages, this program knows "
                        + VERSION + "; the newer of both programs is needed on both sides");
            }
            Signal signal = read(kind, TransferId.read(from), from);
            if (from.hasRemaining()) {
                throw new SignalException("a message with " + from.remaining() + " bytes too many");
            }
            return signal;
        } catch (BufferUnderflowException e) {
            throw new SignalException("a message that ends too early");
        }
    }

    private static Signal read(byte kind, TransferId id, ByteBuffer from) throws SignalException {
        return switch (kind) {
            case Offer.KIND -> Offer.read(id, from);
            case Accept.KIND -> Accept.read(id, from);
            case Reveal.KIND -> new Reveal(id, Fields.bytes32(from));
            case Decline.KIND -> new Decline(id, Fields.text(from));
            case Arrived.KIND -> new Arrived(id);
            case Piece.KIND -> Piece.read(id, from);
            case MoreCandidates.KIND -> MoreCandidates.read(id, from);
            case Cancel.KIND -> new Cancel(id);
            default -> throw new SignalException("a message of the unknown kind " + kind);
        };
    }
}
