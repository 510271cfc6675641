package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Bytes32;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PathKind;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferId;

class PhrasesTest {
    @Test
    void sizesAreDecimal() {
        assertEquals("0 B", Phrases.size(0));
        assertEquals("999 B", Phrases.size(999));
        assertEquals("1.0 kB", Phrases.size(1_000));
        assertEquals("1.0 MB", Phrases.size(999_999));
        assertEquals("4.2 GB", Phrases.size(4_200_000_000L));
        assertEquals("17.6 TB", Phrases.size(1L << 44));
    }

    @Test
    void timesAndSpeeds() {
        assertEquals("4.2 GB in 38 s, 110 MB/s, verified", Phrases.sizeAndTime(4_200_000_000L, 4_200_000_000L, 38_000_000_000L));
        assertEquals("4.2 GB, the last 200.0 MB of it in 2.0 s, 100 MB/s, verified",
                Phrases.sizeAndTime(4_200_000_000L, 200_000_000L, 2_000_000_000L));
        assertEquals("0 B in 0.1 s, verified", Phrases.sizeAndTime(0, 0, 100_000_000L));
        assertEquals("1.0 TB in 2 h 46 min, 100 MB/s, verified",
                Phrases.sizeAndTime(1_000_000_000_000L, 1_000_000_000_000L, 10_000_000_000_000L));
    }

    @Test
    void thePaceIsSpeedAndTimeLeft() {
        assertEquals(List.of("1.0 MB/s", "2 min 3 s left"), Phrases.pace(progress(0, 123_000_000, 1_000_000)));
        assertEquals(List.of("112 MB/s", "23 h 59 min left"), Phrases.pace(progress(0, 112_000_000L * 86_399, 112_000_000)));
        assertEquals(List.of("1 B/s"), Phrases.pace(progress(0, 86_400, 1)));
        assertEquals(List.of("0 B/s"), Phrases.pace(progress(0, 1, 0)));
    }

    private static Progress progress(long bytes, long total, long rate) {
        return new Progress(bytes, total, rate, 0, 1_200, 0, Optional.empty());
    }

    @Test
    void thePathIsDistanceLossAndDatagram() {
        assertEquals(List.of("LAN 0.3 ms", "loss 1.2 %", "8,972 B"),
                Phrases.path(new Progress(0, 1, 0, 300_000, 8_972, 0.0123, Optional.of(PathKind.LAN))));
        assertEquals("internet 112 ms", Phrases.path(
                new Progress(0, 1, 0, 112_400_000, 1_200, 0, Optional.of(PathKind.INTERNET))).getFirst());
        assertEquals(List.of("relay", "1,200 B"),
                Phrases.path(new Progress(0, 1, 0, 0, 1_200, -1, Optional.of(PathKind.RELAYED))));
        assertEquals(List.of(), Phrases.path(progress(0, 1, 1)));
    }

    @Test
    void anOfferSaysHowMuchItIsAndWhetherThereIsRoom() {
        assertEquals("anna offers a.mp4, 4.2 GB; 380.0 GB are free.",
                Phrases.offer("anna", offer(new Entry("a.mp4", 4_200_000_000L, 0)), 380_000_000_000L));
        assertEquals("anna offers a.mp4 and 1 more, 4 files, 4 B; only 3 B are free.", Phrases.offer("anna",
                offer(new Entry("a.mp4", 1, 0), new Entry("b/c", 1, 0), new Entry("b/d", 1, 0), new Entry("b/e", 1, 0)), 3));
        assertEquals("anna offers b (1 file), 1 B.", Phrases.offer("anna", offer(new Entry("b/c", 1, 0)), -1));
    }

    static Offer offer(Entry... entries) {
        long size = Stream.of(entries).mapToLong(Entry::size).sum();
        return new Offer(new TransferId(1, 2), List.of(entries), Blocks.of(size).blockSize(),
                Bytes32.sha256(new byte[0]), List.of());
    }

    @Test
    void onlyAllOfItIsAHundredPercent() {
        assertEquals("99 %", Phrases.share(999, 1_000));
        assertEquals("100 %", Phrases.share(1_000, 1_000));
        assertEquals("100 %", Phrases.share(0, 0));
    }

    @Test
    void everyFailureHasWordsAndACode() {
        for (FailureReason reason : FailureReason.values()) {
            String why = Phrases.why("hans", new TransferEvent.Failed(reason, true, "so"));
            assertFalse(why.isBlank() || why.endsWith("."), why);
            assertFalse(Phrases.code(reason).name().isEmpty());
        }
        assertEquals("hans stopped it",
                Phrases.why("hans", new TransferEvent.Failed(FailureReason.CANCELLED, true, "")));
        assertEquals("hans has not answered for 30 seconds",
                Phrases.why("hans", new TransferEvent.Failed(FailureReason.SILENT, false, "")));
        assertEquals("hans has left", Phrases.why("hans", new TransferEvent.Failed(FailureReason.GONE, false, "")));
    }

    /** Else both users would read every minute why there is no way. */
    @Test
    void whereThereIsNoWayItIsNotTriedAgainAndAgain() {
        for (FailureReason reason : FailureReason.values()) {
            boolean goesOn = List.of(FailureReason.SILENT, FailureReason.GONE, FailureReason.SUSPENDED).contains(reason);
            assertEquals(goesOn, Phrases.goesOn(reason), reason.name());
        }
    }
}
