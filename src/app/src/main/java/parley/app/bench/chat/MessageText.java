package parley.app.bench.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a message: 64 bytes of ASCII that name the sender and count the sender's messages, so that one that is
 * lost, doubled, out of order or damaged is noticed: {@code ~} sender {@code .} number, both in 8 hexadecimal digits, and
 * the same words in all.
 */
final class MessageText {
    /** Its length in bytes. */
    static final int LENGTH = 64;
    /** Hexadecimal digits of a number. */
    static final int DIGITS = 8;
    /** What {@link #read} answers if the text is none. */
    static final long DAMAGED = -1;

    private static final int SENDER = 1;
    private static final int NUMBER = SENDER + DIGITS + 1;
    private static final int WORDS = NUMBER + DIGITS;
    private static final byte[] FORM =
            "~00000000.00000000 a message that is as long as most people send".substring(0, LENGTH)
                    .getBytes(StandardCharsets.US_ASCII);

    private MessageText() {}

    /** Writes the first text of a sender. */
    static void write(byte[] bytes, int at, int sender) {
        System.arraycopy(FORM, 0, bytes, at, LENGTH);
        writeHex(bytes, at + SENDER, sender);
    }

    /** Changes the number in a text that is there. */
    static void number(byte[] bytes, int at, int number) {
        writeHex(bytes, at + NUMBER, number);
    }

    /** Reads a text: the sender in the upper 32 bits, the number in the lower, or {@link #DAMAGED}. */
    static long read(byte[] bytes, int at) {
        if (bytes[at] != FORM[0] || bytes[at + NUMBER - 1] != FORM[NUMBER - 1]
                || !Arrays.equals(bytes, at + WORDS, at + LENGTH, FORM, WORDS, LENGTH)) {
            return DAMAGED;
        }
        long sender = readHex(bytes, at + SENDER);
        long number = readHex(bytes, at + NUMBER);
        return sender < 0 || number < 0 ? DAMAGED : sender << Integer.SIZE | number;
    }

    /** Writes a number of 0 or more in {@link #DIGITS} digits. */
    static void writeHex(byte[] bytes, int at, int number) {
        for (int i = DIGITS - 1, rest = number; i >= 0; i--, rest >>>= 4) {
            int digit = rest & 0xF;
            bytes[at + i] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
        }
    }

    /** Reads what {@link #writeHex} wrote; below 0 if it is something else. */
    static long readHex(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; i < at + DIGITS; i++) {
            int digit = bytes[i];
            if (digit >= '0' && digit <= '9') {
                number = number << 4 | digit - '0';
            } else if (digit >= 'a' && digit <= 'f') {
                number = number << 4 | digit - 'a' + 10;
            } else {
                return DAMAGED;
            }
        }
        return number > Integer.MAX_VALUE ? DAMAGED : number;
    }
}
