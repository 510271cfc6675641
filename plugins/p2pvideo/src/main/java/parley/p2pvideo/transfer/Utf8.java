package parley.p2pvideo.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text on the wire: UTF-8, strict when read. */
final class Utf8 {
    private Utf8() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The longest beginning of the text that fits into so many bytes without cutting a character. */
    static byte[] bytes(String text, int most) {
        byte[] all = bytes(text);
        if (all.length <= most) {
            return all;
        }
        int end = most;
        while (end > 0 && (all[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(all, end);
    }

    /**
     * Reads text of so many bytes.
     *
     * @throws SignalException          if the bytes are not valid UTF-8
     * @throws BufferUnderflowException if there are fewer bytes
     */
    static String read(ByteBuffer from, int length) throws SignalException {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = from.slice(from.position(), length);
        from.position(from.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException e) {
            throw new SignalException("text that is not valid UTF-8");
        }
    }
}
