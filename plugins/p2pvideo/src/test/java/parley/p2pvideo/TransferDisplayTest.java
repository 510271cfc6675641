package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.PathKind;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.TransferEvent;
import parley.rehearsal.Only;

/** What the user sees of a transfer, event by event. */
public final class TransferDisplayTest {
    private static final TransferEvent CONNECTED =
            new TransferEvent.Connected(new InetSocketAddress("10.0.0.2", 6_666), PathKind.LAN);

    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<TransferEvent> ends = new ArrayList<>();
    private final TransferDisplay display = new TransferDisplay(Only.of(Screen.class, this),
            new Job(true, "luke", "film.mp4", 1_000, "key"), (shown, event) -> ends.add(event));

    @BeforeEach
    void itFlows() {
        display.event(CONNECTED);
        display.progress(at(100));
    }

    /** What the display uses of a screen. */
    public void print(String line) {
        lines.add(line);
    }

    /** The line of the transfer. */
    public Screen.Progress progress(String title, long total) {
        return new Screen.Progress() {
            @Override
            public void at(long done) {
                // Only the words matter here.
            }

            @Override
            public void note(String note) {
                notes.add(note);
            }

            @Override
            public void close() {
                notes.add("gone");
            }
        };
    }

    private static Progress at(long bytes) {
        return new Progress(bytes, 1_000, 100, 300_000, 1_472, 0.01, Optional.of(PathKind.LAN));
    }

    private String note() {
        return notes.getLast();
    }

    @Test
    void theNoteSaysHowFastAndOverWhatPath() {
        assertEquals("100 B/s, 9 s left, LAN 0.3 ms, loss 1.0 %, 1,472 B", note());
        assertEquals(new TransferRow(display.job(), "sending", List.of("10 % of 1.0 kB", "100 B/s", "9 s left", "LAN")),
                display.row());
    }

    @Test
    void untilThereIsAWayItIsLookedFor() {
        assertEquals("looking for luke", notes.getFirst());
        Progress nowhere = new Progress(0, 1_000, 0, 0, 1_200, -1, Optional.empty());
        display.progress(nowhere);
        assertEquals("looking for luke", note());
        assertEquals("connecting", display.row().state());
    }

    @Test
    void aWayThatWasLostIsLookedForUntilItIsFound() {
        display.event(new TransferEvent.Searching());
        display.progress(at(100));
        assertEquals("looking for luke, LAN 0.3 ms, loss 1.0 %, 1,472 B", note());
        assertEquals("looking for luke", display.row().state());
        display.event(CONNECTED);
        display.progress(at(100));
        assertTrue(note().startsWith("100 B/s"), note());
    }

    @Test
    void bytesThatMoveShowThatTheWayIsThereAgain() {
        display.event(new TransferEvent.Searching());
        display.progress(at(101));
        assertTrue(note().startsWith("100 B/s"), note());
    }

    @Test
    void onlyALongSilenceIsTold() {
        display.event(new TransferEvent.Searching());
        display.event(new TransferEvent.Stalled());
        display.progress(at(100));
        assertTrue(note().startsWith("silent"), note());
        display.event(new TransferEvent.Recovered());
        display.progress(at(100));
        assertTrue(note().startsWith("100 B/s"), note());
        assertEquals(List.of("luke has not answered for 10 seconds; film.mp4 waits.",
                "luke is back; film.mp4 goes on."), lines);
    }

    @Test
    void theLowerLimitOfBothUsersIsShown() {
        display.event(new TransferEvent.Limited(500, false));
        display.event(new TransferEvent.Limited(300, true));
        display.progress(at(100));
        assertTrue(note().endsWith(", limit 300 B/s"), note());
        display.event(new TransferEvent.Limited(0, true));
        display.progress(at(100));
        assertTrue(note().endsWith(", limit 500 B/s"), note());
    }

    @Test
    void theLineGoesBeforeTheEndIsTold() {
        TransferEvent end = new TransferEvent.Failed(FailureReason.SILENT, false, "");
        display.event(end);
        assertEquals("gone", note());
        assertEquals(List.of(end), ends);
        assertTrue(display.isOver());
    }
}
