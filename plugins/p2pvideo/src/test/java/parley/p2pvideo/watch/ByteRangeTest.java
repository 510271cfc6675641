package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-0, 0, 0", "bytes=0-99, 0, 99", "bytes=10-19, 10, 19", "bytes=99-, 99, 99", "bytes=0-, 0, 99",
            "BYTES=5-6, 5, 6", "bytes= 5-6 , 5, 6", "bytes=007-8, 7, 8", "bytes=50-100, 50, 99", "bytes=-1, 99, 99",
            "bytes=-100, 0, 99", "bytes=-101, 0, 99", "bytes=3-99999999999999999999999999, 3, 99",
            "bytes=-99999999999999999999999999, 0, 99"})
    void aSingleRangeIsCutToTheFile(String field, long first, long last) {
        assertEquals(new ByteRange.Part(first, last), ByteRange.of(field, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999999-"})
    void aRangeOutsideTheFileCannotBeSatisfied(String field) {
        assertEquals(new ByteRange.Unsatisfiable(), ByteRange.of(field, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "bytes=--5", "bytes=1-2-3",
            "bytes=0-1,5-6", "lines=0-1", "bytes=0x1-", "bytes=1 -2"})
    void whatIsMalformedOrSeveralRangesIsIgnored(String field) {
        assertEquals(new ByteRange.Whole(), ByteRange.of(field, 100));
    }

    @Test
    void anEmptyFileHasNoFirstByteButASuffix() {
        assertEquals(new ByteRange.Unsatisfiable(), ByteRange.of("bytes=0-", 0));
        assertEquals(new ByteRange.Whole(), ByteRange.of("bytes=-5", 0));
    }

    @Test
    void aPartKnowsItsLength() {
        assertEquals(10, new ByteRange.Part(10, 19).length());
    }
}
