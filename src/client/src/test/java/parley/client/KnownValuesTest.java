package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
    private final KnownValues known = new KnownValues();

    @Test
    void valuesComeAndGoByKind() {
        known.add("USER", List.of("leia", "hans"));
        known.add("GROUP", List.of("force"));
        known.remove("USER", List.of("leia", "nobody"));
        known.remove("PLANET", List.of("hoth"));
        assertEquals(List.of("hans"), known.of("USER"));
        assertEquals(List.of("force"), known.of("GROUP"));
        assertEquals(List.of(), known.of("PLANET"));
    }

    @Test
    void aNewLogInBeginsWithNothing() {
        known.add("USER", List.of("leia"));
        known.clear();
        assertEquals(List.of(), known.of("USER"));
    }

    @Test
    void aKindHoldsNoMoreThanItsBound() {
        known.add("USER", IntStream.rangeClosed(0, KnownValues.MOST).mapToObj(i -> "u" + i).toList());
        assertEquals(KnownValues.MOST, known.of("USER").size());
    }

    @Test
    void thereAreNoMoreKindsThanTheirBound() {
        for (int i = 0; i < KnownValues.MOST_KINDS; i++) {
            known.add("K" + i, List.of("x"));
        }
        known.add("ONE-MORE", List.of("x"));
        known.add("K0", List.of("y"));
        assertEquals(List.of(), known.of("ONE-MORE"));
        assertEquals(List.of("x", "y"), known.of("K0"));
    }
}
