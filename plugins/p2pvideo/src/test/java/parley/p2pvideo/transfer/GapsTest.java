package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GapsTest {
    private final Gaps gaps = new Gaps();

    private void arrive(byte type, long... packets) {
        for (long packet : packets) {
            gaps.arrived(type, packet);
        }
    }

    @Test
    void beforeThereIsDataNothingIsKnown() {
        arrive(Wire.PROBE, 3, 9);
        assertTrue(gaps.share() < 0);
    }

    @Test
    void whatIsMissingBetweenTheFirstDataAndTheNewestCounts() {
        arrive(Wire.PROBE, 0, 7);
        arrive(Wire.DATA, 10, 11, 13);
        arrive(Wire.ACK, 14);
        assertEquals(0.2, gaps.share(), 1e-9);
    }

    @Test
    void whatCameLateIsNotMissing() {
        arrive(Wire.DATA, 10, 12, 13);
        arrive(Wire.PROBE, 9);
        assertEquals(0.25, gaps.share(), 1e-9);
        arrive(Wire.DATA, 11);
        assertEquals(0, gaps.share(), 1e-9);
    }
}
