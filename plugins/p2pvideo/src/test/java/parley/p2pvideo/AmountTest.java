package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @Test
    void unitsAreDecimalInEitherCase() {
        assertEquals(OptionalLong.of(7), Amount.parse("7"));
        assertEquals(OptionalLong.of(500_000), Amount.parse("500k"));
        assertEquals(OptionalLong.of(50_000_000), Amount.parse("50MB"));
        assertEquals(OptionalLong.of(4_200_000_000L), Amount.parse("4.2g"));
        assertEquals(OptionalLong.of(1_000_000_000_000L), Amount.parse("1T"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0001", "-1", "M", "1 M", "1x", "1,5M", "off", "999999999999999", "99999999T"})
    void whatIsNoAmountIsNone(String word) {
        assertEquals(OptionalLong.empty(), Amount.parse(word));
    }
}
