package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.client.Liveness.Step;

class LivenessTest {
    private static final long ORIGIN = Long.MAX_VALUE - 1_000_000_000L; // nanoTime may overflow between two calls
    private final Liveness liveness = new Liveness(Duration.ofSeconds(60), Duration.ofSeconds(120), ORIGIN);

    private static long after(long millis) {
        return ORIGIN + millis * 1_000_000;
    }

    @Test
    void aServerThatSpeaksIsNotAsked() {
        liveness.heard(after(50_000));
        assertEquals(Step.WAIT, liveness.step(after(109_999)));
        assertEquals(1, liveness.millisLeft(after(109_999)));
    }

    @Test
    void aSilentServerIsAskedOnce() {
        assertEquals(Step.WAIT, liveness.step(after(59_999)));
        assertEquals(Step.PING, liveness.step(after(60_000)));
        assertEquals(Step.WAIT, liveness.step(after(60_001)));
        assertEquals(60_000, liveness.millisLeft(after(60_000)));
    }

    @Test
    void aServerThatDoesNotAnswerIsGone() {
        liveness.step(after(60_000));
        assertEquals(Step.WAIT, liveness.step(after(119_999)));
        assertEquals(Step.DEAD, liveness.step(after(120_000)));
    }

    @Test
    void anAnswerBeginsTheCountAnew() {
        liveness.step(after(60_000));
        liveness.heard(after(61_000));
        assertEquals(Step.WAIT, liveness.step(after(120_999)));
        assertEquals(Step.PING, liveness.step(after(121_000)));
    }

    @Test
    void theTimeLeftIsNeverNothing() {
        assertEquals(1, liveness.millisLeft(after(500_000)));
    }
}
