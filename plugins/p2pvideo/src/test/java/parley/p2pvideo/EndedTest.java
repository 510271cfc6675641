package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.TransferEvent;
import parley.rehearsal.Only;

/** What {@code /transfers} tells of transfers that are over. */
public final class EndedTest {
    private final Ended ended = new Ended(Only.of(Screen.class, this));

    /** What is used of a screen. */
    public String time(Instant time) {
        return "then";
    }

    private static Job job(boolean sends, String key) {
        return new Job(sends, "luke", "film.mp4", 2_000_000, key);
    }

    private static TransferEvent failed(FailureReason reason) {
        return new TransferEvent.Failed(reason, false, "");
    }

    @Test
    void eachSaysHowItEndedHowMuchItWasHowFastAndWhen() {
        ended.add(job(true, "a"), new TransferEvent.Sent(2_000_000, 1_000_000, 500_000_000));
        ended.add(job(false, "b"), new TransferEvent.Received("luke_film.mp4", 2_000_000, 0, 1));
        ended.add(job(true, "c"), failed(FailureReason.CANCELLED));
        ended.add(job(false, "d"), failed(FailureReason.DISK_FULL));
        assertEquals(List.of(
                "from luke  failed    2.0 MB, then  film.mp4",
                "to luke    stopped   2.0 MB, then  film.mp4",
                "from luke  received  2.0 MB, then  film.mp4",
                "to luke    sent      2.0 MB, 2.0 MB/s, then  film.mp4"), TransferRow.table(ended.rows()));
    }

    @Test
    void ofSeveralAttemptsTheLastCounts() {
        ended.add(job(true, "a"), failed(FailureReason.SILENT));
        ended.add(job(true, "b"), failed(FailureReason.SILENT));
        ended.add(job(true, "a"), new TransferEvent.Sent(2_000_000, 0, 1));
        assertEquals(List.of("sent", "failed"), ended.rows().stream().map(TransferRow::state).toList());
    }

    @Test
    void eightAreRemembered() {
        for (int i = 0; i <= Ended.MOST; i++) {
            ended.add(job(true, "key" + i), failed(FailureReason.SILENT));
        }
        assertEquals(8, ended.rows().size());
        assertEquals("key1", ended.rows().getLast().job().key());
    }
}
