package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DemandTest {
    private static final long SECOND = 1_000_000_000L;

    private final SlowTransfer transfer = new SlowTransfer("film.mp4", new byte[1_000_000]);
    private final Demand demand = new Demand(transfer.file());
    private long now = SECOND;

    @Test
    void theFirstThatWaitsAsks() {
        demand.waits(1, 500_000, now);
        assertEquals(List.of(500_000L), transfer.wanted());
    }

    @Test
    void bytesThatFollowWithoutAGapAreNotAskedFor() {
        demand.waits(1, 500_000, now);
        transfer.carry(100_000);
        demand.waits(1, 600_000, now + SECOND);
        assertEquals(List.of(500_000L), transfer.wanted());
    }

    @Test
    void howeverLongItTakesBytesThatComeAreNotAskedFor() {
        for (int second = 0; second < 10; second++) {
            demand.waits(1, second * 1_000, now + second * SECOND);
            transfer.carry(1_000);
        }
        assertEquals(List.of(0L), transfer.wanted());
    }

    @Test
    void bytesBehindAGapAndBytesBeforeAreAskedFor() {
        demand.waits(1, 500_000, now);
        transfer.carry(100_000);
        demand.waits(1, 700_000, now + SECOND);
        demand.waits(1, 400_000, now + 2 * SECOND);
        assertEquals(List.of(500_000L, 700_000L, 400_000L), transfer.wanted());
    }

    @Test
    void seeksThatFollowEachOtherAskOnlyForTheLast() {
        demand.waits(1, 100_000, now);
        for (int seek = 2; seek < 50; seek++) {
            demand.waits(seek, seek * 10_000, now + seek);
        }
        demand.waits(49, 490_000, now + Demand.SPACING);
        assertEquals(List.of(100_000L, 490_000L), transfer.wanted());
    }

    @Test
    void aRequestThatWasLeftBehindDoesNotAsk() {
        demand.waits(1, 100_000, now);
        demand.waits(2, 500_000, now + SECOND);
        demand.waits(1, 100_000, now + 10 * SECOND);
        assertEquals(List.of(100_000L, 500_000L), transfer.wanted());
    }

    @Test
    void anOlderRequestAsksOnceTheNewerGoesOn() {
        demand.waits(1, 100_000, now);
        demand.waits(2, 500_000, now + SECOND);
        demand.goesOn(2);
        demand.waits(1, 100_000, now + 2 * SECOND);
        assertEquals(List.of(100_000L, 500_000L, 100_000L), transfer.wanted());
    }

    @Test
    void whatDoesNotComeIsAskedForAgainAndNotTooSoon() {
        demand.waits(1, 100_000, now);
        demand.waits(1, 100_000, now + Demand.AGAIN - 1);
        assertEquals(List.of(100_000L), transfer.wanted());
        demand.waits(1, 100_000, now + Demand.AGAIN);
        assertEquals(List.of(100_000L, 100_000L), transfer.wanted());
    }
}
