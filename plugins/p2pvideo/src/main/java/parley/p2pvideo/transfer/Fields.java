package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The fields that several signals share. */
final class Fields {
    /** The longest reason that one user can give another, in UTF-8 bytes. */
    static final int MOST_TEXT_BYTES = 400;

    private Fields() {
    }

    static Bytes32 bytes32(ByteBuffer from) {
        byte[] bytes = new byte[Bytes32.SIZE];
        from.get(bytes);
        return Bytes32.of(bytes);
    }

    static void candidates(List<Candidate> candidates, ByteBuffer to) {
        to.put((byte) candidates.size());
        candidates.forEach(candidate -> candidate.write(to));
    }

    static List<Candidate> candidates(ByteBuffer from) throws SignalException {
        int count = Byte.toUnsignedInt(from.get());
        if (count > Candidate.MOST) {
            throw new SignalException(count + " addresses, the most is " + Candidate.MOST);
        }
        List<Candidate> candidates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            candidates.add(Candidate.read(from));
        }
        return candidates;
    }

    /** Copies a list of candidates, and refuses a list that no message can carry. */
    static List<Candidate> checked(List<Candidate> candidates) {
        if (candidates.size() > Candidate.MOST) {
            throw new IllegalArgumentException(candidates.size() + " addresses, the most is " + Candidate.MOST);
        }
        return List.copyOf(candidates);
    }

    static void text(String text, ByteBuffer to) {
        byte[] bytes = Utf8.bytes(text, MOST_TEXT_BYTES);
        to.putShort((short) bytes.length).put(bytes);
    }

    /** Text from the other side, cleaned of everything that a terminal would act on. */
    static String text(ByteBuffer from) throws SignalException {
        int length = Short.toUnsignedInt(from.getShort());
        if (length > MOST_TEXT_BYTES) {
            throw new SignalException("a text of " + length + " bytes, the most is " + MOST_TEXT_BYTES);
        }
        return Printable.clean(Utf8.read(from, length));
    }
}
