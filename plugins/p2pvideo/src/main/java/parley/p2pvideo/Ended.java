package parley.p2pvideo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.TransferEvent;

/** The transfers that ended lately, for {@code /transfers}. Owned by {@link Traffic}, and guarded by its lock. */
final class Ended {
    /** The most that are remembered; for one more the oldest is forgotten. */
    static final int MOST = 8;

    private final Screen screen;
    /** By key: of several attempts the last counts. */
    private final SequencedMap<String, TransferRow> rows = new LinkedHashMap<>();

    /** Nothing has ended yet; the screen knows how times are written. */
    Ended(Screen screen) {
        this.screen = screen;
    }

    /** It ended like this just now. */
    void add(Job job, TransferEvent end) {
        rows.remove(job.key());
        rows.put(job.key(), new TransferRow(job, state(job, end), rest(job, end)));
        if (rows.size() > MOST) {
            rows.pollFirstEntry();
        }
    }

    private static String state(Job job, TransferEvent end) {
        if (end instanceof TransferEvent.Failed failed) {
            return failed.reason() == FailureReason.CANCELLED ? "stopped" : "failed";
        }
        return job.sends() ? "sent" : "received";
    }

    private List<String> rest(Job job, TransferEvent end) {
        List<String> rest = new ArrayList<>(List.of(Phrases.size(job.size())));
        switch (end) {
            case TransferEvent.Sent sent when sent.moved() > 0 -> rest.add(Phrases.rate(sent.moved(), sent.nanos()));
            case TransferEvent.Received got when got.moved() > 0 -> rest.add(Phrases.rate(got.moved(), got.nanos()));
            default -> {
                // What did not move has no speed.
            }
        }
        rest.add(screen.time(Instant.now()));
        return rest;
    }

    /** They, the last one first. */
    List<TransferRow> rows() {
        return List.copyOf(rows.values()).reversed();
    }
}
