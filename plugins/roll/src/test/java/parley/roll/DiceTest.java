package parley.roll;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DiceTest {
    /** Always throws the highest number there is. */
    private static final Random LUCK = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public IntStream ints(long number, int from, int below) {
            return IntStream.generate(() -> below - 1).limit(number);
        }
    };

    @ParameterizedTest
    @CsvSource({"d6, 1, 6, 0", "2d6, 2, 6, 0", "3d6+2, 3, 6, 2", "d20-1, 1, 20, -1", "100d1000+1000, 100, 1000, 1000",
        "1d2-1000, 1, 2, -1000"})
    void diceAreReadAsTyped(String typed, int number, int sides, int plus) {
        assertEquals(Optional.of(new Dice(number, sides, plus)), Dice.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "6", "2d", "D6", "d6+", "d6+2+2", "-1d6", "0d6", "101d6", "d1", "d0", "d1001", "d6+1001",
        "d6-1001", "99999999999d6", "d99999999999", "2 d6", "٢d٦"})
    void whatIsNoDiceOrBreaksABoundIsNone(String typed) {
        assertEquals(Optional.empty(), Dice.of(typed));
    }

    @ParameterizedTest
    @CsvSource({"d20, 20", "2d6, 6 + 6 = 12", "3d6+2, 6 + 6 + 6 + 2 = 20", "d20-1, 20 - 1 = 19", "d6+1, 6 + 1 = 7"})
    void aThrowShowsItsPartsAndTheirSum(String typed, String shown) {
        assertEquals(shown, Dice.of(typed).orElseThrow().roll(LUCK));
    }

    @Test
    void eachSideComesUpAndNoOther() {
        String shown = Dice.of("100d3").orElseThrow().roll(new Random(1));
        assertEquals("1 2 3", Arrays.stream(shown.split(" = ")[0].split(" \\+ ")).distinct().sorted()
                .collect(Collectors.joining(" ")));
        assertTrue(Arrays.stream(shown.split(" = ")[0].split(" \\+ ")).mapToInt(Integer::parseInt).sum()
                == Integer.parseInt(shown.split(" = ")[1]), shown);
    }
}
