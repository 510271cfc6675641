package parley.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0", "999 | 999", "1000 | 1,000", "999999 | 999,999", "1e6 | 1.0 M",
        "12345678 | 12.3 M", "999.96e6 | 1.0 G", "2.34e9 | 2.3 G", "5e12 | 5.0 T", "5e16 | 50000.0 T"})
    void aCountHasAllItsDigitsUntilThereAreTooMany(double number, String text) {
        assertEquals(text, Amounts.count(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0/s", "0.31 | 0.3/s", "9.94 | 9.9/s", "9.96 | 10/s", "1234.4 | 1,234/s",
        "2e7 | 20.0 M/s"})
    void aRateHasADecimalWhileItIsSmall(double number, String text) {
        assertEquals(text, Amounts.rate(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0 B", "999 | 999 B", "1000 | 1.0 kB", "12345 | 12.3 kB",
        "999960 | 1.0 MB", "1.2e9 | 1.2 GB", "3e12 | 3.0 TB"})
    void bytesHaveTheUnitThatLeavesAtLeastOne(double number, String text) {
        assertEquals(text, Amounts.bytes(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | -", "8.2e-7 | 820 ns", "9.996e-7 | 1.0 µs", "3.14e-6 | 3.1 µs",
        "12.4e-6 | 12 µs", "0.0015 | 1.5 ms", "0.2 | 200 ms", "1.25 | 1.3 s", "75 | 75 s", "4000 | 4000 s"})
    void aShortTimeHasTwoDigitsThatCount(double seconds, String text) {
        assertEquals(text, Amounts.seconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0 s", "59.9 | 59 s", "60 | 1 min", "3599 | 59 min", "3600 | 1 h 0 min",
        "11100 | 3 h 5 min", "86400 | 1 d 0 h", "183600 | 2 d 3 h"})
    void aLongTimeHasItsTwoLargestUnits(double seconds, String text) {
        assertEquals(text, Amounts.span(seconds));
    }
}
