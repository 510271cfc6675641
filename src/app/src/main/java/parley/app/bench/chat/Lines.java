package parley.app.bench.chat;

import java.nio.charset.StandardCharsets;
import parley.app.bench.Connection;

/** Looks at lines without decoding them. */
final class Lines {
    private Lines() {}

    /** A text in UTF-8. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A part of a line as text, for people. */
    static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Sends a text as it is. */
    static void put(Connection connection, String text) {
        byte[] bytes = bytes(text);
        connection.put(bytes, 0, bytes.length);
    }

    /** Whether these bytes begin with those of {@code word}. */
    static boolean startsWith(byte[] bytes, int start, int end, byte[] word) {
        if (end - start < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The place behind the next blank; {@code end} if there is none. */
    static int behindWord(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return Math.min(end, at + 1);
    }
}
