package parley.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void whateverIsWrittenIsReadAgain() {
        assertEquals(List.of("set", "", "7", "a\nb\u0000 \uD83D\uDE80"),
                Fields.decode(Fields.encode("set", "", 7, "a\nb\u0000 \uD83D\uDE80")));
        assertEquals(List.of(), Fields.decode(Fields.encode()));
    }

    @Test
    void aRecordThatIsCutShortIsRefused() {
        byte[] record = Fields.encode("set", "hans");

        Exception refused = assertThrows(IllegalArgumentException.class,
                () -> Fields.decode(Arrays.copyOf(record, record.length - 1)));
        assertEquals("a record of 10 bytes is cut short", refused.getMessage());
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        Fields.encode("x".repeat(65_535));

        Exception refused = assertThrows(IllegalArgumentException.class, () -> Fields.encode("x".repeat(65_536)));
        assertTrue(refused.getMessage().startsWith("a field is too long for a record: "), refused::getMessage);
    }
}
