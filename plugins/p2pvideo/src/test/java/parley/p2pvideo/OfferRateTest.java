package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OfferRateTest {
    private final OfferRate rate = new OfferRate(0);

    private int taken(String user, int offers, long now) {
        int taken = 0;
        for (int i = 0; i < offers; i++) {
            taken += rate.take(user, now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void oneUserLeavesRoomForOthers() {
        assertEquals(OfferRate.MOST_OF_ONE, taken("maul", 1_000, 0));
        assertTrue(rate.take("yoda", 0));
    }

    @Test
    void allTogetherHaveABoundToo() {
        for (String user : new String[] {"maul", "dooku"}) {
            taken(user, 1_000, 0);
        }
        assertFalse(rate.take("yoda", 0));
        assertTrue(2 * OfferRate.MOST <= 50 * OfferRate.WINDOW / 1_000_000_000L, "half of what the server takes");
    }

    @Test
    void afterTheWindowItStartsAgain() {
        taken("maul", 1_000, 0);
        assertFalse(rate.take("maul", OfferRate.WINDOW - 1));
        assertEquals(OfferRate.MOST_OF_ONE, taken("maul", 1_000, OfferRate.WINDOW));
    }
}
