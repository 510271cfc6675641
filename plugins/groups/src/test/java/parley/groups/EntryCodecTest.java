package parley.groups;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EntryCodecTest {
    static Stream<Entry> entries() {
        return Stream.of(
                new Entry.Created("force", 1L << 40, "yoda", Long.MAX_VALUE, List.of("häns", "luke")),
                new Entry.Created("force", 0, "yoda", 0, List.of()),
                new Entry.Present("force", 17),
                new Entry.Invited("force", List.of("leia")),
                new Entry.Joined("force", "leia", 1L << 40),
                new Entry.Left("force", "leia"));
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

    @ParameterizedTest
    @ValueSource(bytes = {5, 6, -1, Byte.MAX_VALUE})
    void anEntryOfALaterVersionIsRefused(byte code) {
        byte[] record = EntryCodec.encode(new Entry.Joined("force", "leia", 17));
        record[0] = code;
        String said = assertThrows(IllegalArgumentException.class, () -> EntryCodec.decode(record)).getMessage();
        assertEquals("an entry of kind " + code
                + " is not one that this version knows; was the data written by a later one?", said);
    }

    @Test
    void theLongestLineOfInvitedUsersFits() {
        Entry longest = new Entry.Invited("force", Collections.nCopies(15_360 / 2, "x"));
        assertEquals(longest, EntryCodec.decode(EntryCodec.encode(longest)));
    }
}
