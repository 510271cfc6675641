package parley.groups;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EntryCodecTest {
    static Stream<Entry> entries() {
        return Stream.of(
                new Entry.Created("force", "yoda", List.of("häns", "luke")),
                new Entry.Invited("force", List.of("leia")),
                new Entry.Joined("force", "leia"),
                new Entry.Left("force", "leia"),
                new Entry.Posted("force", 1L << 40, 1_654_117_144_123L, "yoda", "grüße 🚀; ok"),
                new Entry.Numbered("force", 17));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryReadsBackAsItWas(Entry entry) {
        assertEquals(entry, EntryCodec.decode(EntryCodec.encode(entry)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryCutShortIsRefused(Entry entry) {
        byte[] record = EntryCodec.encode(entry);
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThrows(IllegalArgumentException.class, () -> EntryCodec.decode(cut), "length " + length);
        }
    }

    @Test
    void anEntryOfALaterVersionIsRefused() {
        byte[] record = EntryCodec.encode(new Entry.Joined("force", "leia"));
        record[0] = 6;
        assertThrows(IllegalArgumentException.class, () -> EntryCodec.decode(record));
    }

    @Test
    void theLongestTextOfALineFits() {
        Entry longest = new Entry.Posted("force", 1, 0, "yoda", "🚀".repeat(15_360 / 4));
        assertEquals(longest, EntryCodec.decode(EntryCodec.encode(longest)));
    }
}
