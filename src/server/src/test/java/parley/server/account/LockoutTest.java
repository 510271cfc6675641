package parley.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a name is blocked, and until when. */
class LockoutTest {
    private static final long BLOCK = Lockout.BLOCK.toNanos();
    private static final Duration NOT = Duration.ZERO;

    private final Lockout lockout = new Lockout(3);

    @Test
    void aNameIsBlockedForTenSeconds() {
        assertEquals(Duration.ofSeconds(10), Lockout.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void soManyFailuresInARowBlockAName(int attempts) {
        Lockout strict = new Lockout(attempts);
        for (int failure = 1; failure <= attempts; failure++) {
            assertEquals(NOT, strict.blocked("yoda", 0), "before failure " + failure);
            assertEquals(attempts - failure, strict.failed("yoda", 0));
        }

        assertEquals(Lockout.BLOCK, strict.blocked("yoda", 0));
    }

    @Test
    void aNameThatNeverFailedIsNotBlocked() {
        assertEquals(NOT, lockout.blocked("yoda", 0));
    }

    @Test
    void anotherNameIsNotBlocked() {
        block("yoda", 0);

        assertEquals(NOT, lockout.blocked("hans", 0));
        assertEquals(NOT, lockout.blocked("Yoda", 0));
        assertEquals(2, lockout.failed("hans", 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, -1, Long.MAX_VALUE, Long.MAX_VALUE - 5_000_000_000L, Long.MIN_VALUE})
    void theBlockEndsToTheNanosecondWhateverTheClocksOrigin(long start) {
        block("yoda", start);

        assertEquals(Lockout.BLOCK, lockout.blocked("yoda", start));
        assertEquals(Duration.ofSeconds(4), lockout.blocked("yoda", start + Duration.ofSeconds(6).toNanos()));
        assertEquals(Duration.ofNanos(1), lockout.blocked("yoda", start + BLOCK - 1));
        assertEquals(NOT, lockout.blocked("yoda", start + BLOCK));
    }

    @Test
    void theBlockRunsFromTheLastFailure() {
        lockout.failed("yoda", 0);
        lockout.failed("yoda", 5);
        lockout.failed("yoda", 7);

        assertEquals(Duration.ofNanos(1), lockout.blocked("yoda", BLOCK + 6));
        assertEquals(NOT, lockout.blocked("yoda", BLOCK + 7));
    }

    @Test
    void askingWhetherItIsBlockedDoesNotProlongTheBlock() {
        block("yoda", 0);
        lockout.blocked("yoda", BLOCK - 1);

        assertEquals(NOT, lockout.blocked("yoda", BLOCK));
    }

    @Test
    void afterTheBlockAllAttemptsAreThereAgain() {
        block("yoda", 0);
        lockout.blocked("yoda", BLOCK);

        assertEquals(2, lockout.failed("yoda", BLOCK));
        assertEquals(NOT, lockout.blocked("yoda", BLOCK));
    }

    @Test
    void aSuccessForgetsTheFailuresOfThatNameOnly() {
        lockout.failed("yoda", 0);
        lockout.failed("yoda", 0);
        lockout.failed("hans", 0);
        lockout.failed("hans", 0);
        lockout.succeeded("yoda");

        assertEquals(2, lockout.failed("yoda", 0));
        assertEquals(0, lockout.failed("hans", 0));
    }

    @Test
    void failuresAreNotForgottenByTime() {
        lockout.failed("yoda", 0);
        lockout.failed("yoda", BLOCK);

        assertEquals(NOT, lockout.blocked("yoda", 5 * BLOCK));
        assertEquals(0, lockout.failed("yoda", 10 * BLOCK));
    }

    @Test
    void aFailureThatWasUnderWayWhenTheBlockBeganLeavesNoAttempt() {
        block("yoda", 0);

        assertEquals(0, lockout.failed("yoda", 1));
    }

    private void block(String name, long now) {
        for (int i = 0; i < 3; i++) {
            lockout.failed(name, now);
        }
    }
}
