package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight bytes at a time find what one byte at a time would, wherever it stands: two words and a rest are looked through. */
class AsciiTest {
    private static final int LENGTH = 18;
    private static final int LAST_START = 8;

    @Test
    void everyByteAtEveryPlaceIsJudgedPrintableOrNot() {
        for (int b = Byte.MIN_VALUE; b <= Byte.MAX_VALUE; b++) {
            for (int place = 0; place < LENGTH; place++) {
                byte[] bytes = filled('x');
                bytes[place] = (byte) b;

                assertEquals(b >= ' ' && b <= '~', Ascii.isPrintable(bytes, 0, LENGTH), b + " at " + place);
            }
        }
    }

    @Test
    void itsNeighbourDoesNotMakeAByteSeemPrintable() {
        for (int b = Byte.MIN_VALUE; b <= Byte.MAX_VALUE; b++) {
            for (int place = 0; place < LENGTH - 1; place++) {
                for (int neighbour : new int[] {' ' - 1, ' ', '~', 0x7F, -1, Byte.MIN_VALUE}) {
                    byte[] bytes = filled('~');
                    bytes[place] = (byte) b;
                    bytes[place + 1] = (byte) neighbour;
                    boolean printable = b >= ' ' && b <= '~' && neighbour >= ' ' && neighbour <= '~';

                    assertEquals(printable, Ascii.isPrintable(bytes, 0, LENGTH), b + ", " + neighbour + " at " + place);
                }
            }
        }
    }

    @Test
    void everyByteIsFoundAtEveryPlace() {
        for (int b = Byte.MIN_VALUE; b <= Byte.MAX_VALUE; b++) {
            for (int place = 0; place < LENGTH; place++) {
                byte[] bytes = filled((byte) (b + 1));
                bytes[place] = (byte) b;

                assertEquals(place, Ascii.indexOf((byte) b, bytes, 0, LENGTH), b + " at " + place);
            }
        }
    }

    /** A borrow from the byte that was found makes the next one seem found, too, if it is larger by one. */
    @ParameterizedTest
    @ValueSource(bytes = {'\n', '\n' ^ 1, '\n' - 1, ' ', 0, -1, Byte.MIN_VALUE, Byte.MAX_VALUE})
    void theFirstIsFoundWhateverComesBehind(byte behind) {
        for (int place = 0; place < LENGTH; place++) {
            byte[] bytes = filled('x');
            Arrays.fill(bytes, place + 1, LENGTH, behind);
            bytes[place] = '\n';

            assertEquals(place, Ascii.indexOf((byte) '\n', bytes, 0, LENGTH), "at " + place);
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {'x', '\n' ^ 1, '\n' + 1, '\n' - 1, '\n' - 128, 0, -1, Byte.MIN_VALUE, Byte.MAX_VALUE})
    void whatIsNotThereIsNotFound(byte filler) {
        byte[] bytes = filled(filler);
        for (int length = 0; length < LENGTH; length++) {
            assertEquals(length, Ascii.indexOf((byte) '\n', bytes, 0, length));
        }
    }

    @Test
    void whatStandsOutsideDoesNotCount() {
        for (int from = 0; from <= LAST_START; from++) {
            for (int to = from; to < LENGTH; to++) {
                byte[] bytes = filled('\n');
                Arrays.fill(bytes, from, to, (byte) 'x');

                assertTrue(Ascii.isPrintable(bytes, from, to), from + " to " + to);
                assertEquals(to, Ascii.indexOf((byte) '\n', bytes, from, to), from + " to " + to);
                if (from < to) {
                    assertFalse(Ascii.isPrintable(bytes, from, to + 1), from + " to " + (to + 1));
                    assertEquals(from, Ascii.indexOf((byte) 'x', bytes, from, to));
                }
            }
        }
    }

    private static byte[] filled(int filler) {
        byte[] bytes = new byte[LENGTH];
        Arrays.fill(bytes, (byte) filler);
        return bytes;
    }
}
