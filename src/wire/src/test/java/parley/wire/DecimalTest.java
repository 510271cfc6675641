package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private final byte[] bytes = "~".repeat(24).getBytes(StandardCharsets.US_ASCII);
    private final Decimal decimal = new Decimal(bytes, 21);

    private String set(long number) {
        int start = decimal.set(number);
        return new String(bytes, start, 21 - start, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 65_535, 1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void itsDigitsEndAtTheirPlaceAndNothingElseChanges(long number) {
        String digits = Long.toString(number);

        assertEquals(digits, set(number));
        assertEquals("~".repeat(21 - digits.length()) + digits + "~~~", new String(bytes, StandardCharsets.US_ASCII));
    }

    @Test
    void itCountsUpThroughEveryCarry() {
        for (int number = 0; number <= 100_001; number++) {
            assertEquals(Integer.toString(number), set(number));
        }
    }

    @Test
    void itJumpsAheadAndBackAndStays() {
        for (long number : new long[] {7, 9, 10, 10, 9, 998, 999, 1_000, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE, 0}) {
            assertEquals(Long.toString(number), set(number));
        }
    }
}
