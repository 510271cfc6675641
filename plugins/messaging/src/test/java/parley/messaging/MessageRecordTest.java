package parley.messaging;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import parley.messaging.MessageRecord.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MessageRecordTest {
    private static final Message MESSAGE =
            new Message(1L << 40, Instant.ofEpochMilli(1_654_117_144_123L), "yoda", "häns", "grüße 🚀; ok");

    @Test
    void aMessageReadsBackAsItWas() {
        assertEquals(new MessageRecord(Kind.KEPT, MESSAGE), MessageRecord.decode(MessageRecord.kept(MESSAGE)));
    }

    @Test
    void whatHasNoTextReadsBackToo() {
        MessageRecord collected = MessageRecord.decode(MessageRecord.collected("hans", 17));
        assertEquals(Kind.COLLECTED, collected.kind());
        assertEquals("hans", collected.message().receiver());
        assertEquals(17, collected.message().number());
        assertEquals(Kind.LAST, MessageRecord.decode(MessageRecord.last(18)).kind());
    }

    @Test
    void aKindOfALaterVersionIsRefused() {
        byte[] record = MessageRecord.kept(MESSAGE);
        record[0] = (byte) Kind.values().length;
        assertThrows(IllegalArgumentException.class, () -> MessageRecord.decode(record));
        record[0] = -1;
        assertThrows(IllegalArgumentException.class, () -> MessageRecord.decode(record));
    }

    @Test
    void aRecordCutShortIsRefused() {
        byte[] record = MessageRecord.kept(new Message(1, Instant.EPOCH, "yoda", "hans", ""));
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThrows(IllegalArgumentException.class, () -> MessageRecord.decode(cut), "length " + length);
        }
    }
}
