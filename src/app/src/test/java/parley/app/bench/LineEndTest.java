package parley.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineEndTest {
    @Test
    void itIsFoundAtEveryPlaceFromEveryPlace() {
        byte[] bytes = new byte[40];
        for (int at = 0; at < bytes.length; at++) {
            Arrays.fill(bytes, (byte) 'x');
            bytes[at] = '\n';
            for (int from = 0; from < bytes.length; from++) {
                assertEquals(from <= at ? at : bytes.length, LineEnd.find(bytes, from, bytes.length), from + " " + at);
            }
        }
    }

    @Test
    void ofSeveralTheFirstIsFound() {
        byte[] bytes = "0123\n5\n\n\n".getBytes();

        assertEquals(4, LineEnd.find(bytes, 0, bytes.length));
        assertEquals(6, LineEnd.find(bytes, 5, bytes.length));
    }

    @Test
    void noOtherByteIsTakenForOne() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i == '\n' ? 0 : i);
        }

        assertEquals(bytes.length, LineEnd.find(bytes, 0, bytes.length));
    }

    @Test
    void whatStandsBehindTheEndIsNotLookedAt() {
        assertEquals(3, LineEnd.find("abc\nefghijkl\n".getBytes(), 0, 3));
        assertEquals(2, LineEnd.find("abc\nefghijkl\n".getBytes(), 2, 2));
    }
}
