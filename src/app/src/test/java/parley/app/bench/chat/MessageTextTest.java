package parley.app.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private final byte[] bytes = new byte[MessageText.LENGTH + 10];

    @Test
    void itNamesSenderAndNumber() {
        MessageText.write(bytes, 5, 19_999);
        MessageText.number(bytes, 5, 0x7fabcde9);

        assertEquals(19_999L << 32 | 0x7fabcde9, MessageText.read(bytes, 5));
        assertEquals("~00004e1f.7fabcde9 a message that is as long as most people send",
                new String(bytes, 5, 64, StandardCharsets.US_ASCII));
    }

    @Test
    void aChangeOfAnyByteIsNoticed() {
        MessageText.write(bytes, 0, 3);
        MessageText.number(bytes, 0, 12);
        long whole = MessageText.read(bytes, 0);
        for (int i = 0; i < MessageText.LENGTH; i++) {
            byte before = bytes[i];
            bytes[i] ^= 1;
            assertTrue(MessageText.read(bytes, 0) != whole, "byte " + i);
            bytes[i] = 'x';
            assertEquals(MessageText.DAMAGED, MessageText.read(bytes, 0), "byte " + i);
            bytes[i] = before;
        }
    }

    @Test
    void aNumberThatIsTooLargeIsNone() {
        byte[] hex = "80000000".getBytes(StandardCharsets.US_ASCII);

        assertEquals(MessageText.DAMAGED, MessageText.readHex(hex, 0));
        hex[0] = '7';
        assertEquals(0x70000000, MessageText.readHex(hex, 0));
    }
}
