package parley.p2pvideo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;

/**
 * The transfers that run, and what the user of this client wants of them: a limit that they share in equal parts, and that
 * some of them pause, which holds for later attempts too. Thread-safe.
 */
final class Traffic {
    private final Screen screen;
    /** Guarded by this, as what follows. */
    private final Map<TransferDisplay, Optional<Transfer>> running = new LinkedHashMap<>();
    private final Map<Object, Job> paused = new HashMap<>();
    private long limit;

    Traffic(Screen screen) {
        this.screen = screen;
    }

    /** A listener for a transfer that is about to start, which counts as running from now; {@code last} hears of its end. */
    TransferDisplay display(Job job, Consumer<TransferEvent> last) {
        TransferDisplay made = new TransferDisplay(screen, job, (display, event) -> {
            ended(display, event);
            last.accept(event);
        });
        synchronized (this) {
            running.put(made, Optional.empty());
        }
        return made;
    }

    /** That transfer has started. */
    synchronized void runs(TransferDisplay display, Transfer transfer) {
        if (display.isOver()) {
            return;
        }
        running.put(display, Optional.of(transfer));
        if (paused.containsKey(display.job().key())) {
            transfer.pause();
        }
        share();
    }

    private synchronized void ended(TransferDisplay display, TransferEvent event) {
        if (!(event instanceof TransferEvent.Failed failed) || failed.reason() == FailureReason.CANCELLED) {
            paused.remove(display.job().key());
        }
        running.remove(display);
        share();
    }

    private void share() {
        long part = limit == 0 ? 0 : Math.max(1, limit / Math.max(1, running.size()));
        running.values().forEach(transfer -> transfer.ifPresent(started -> started.limit(part)));
    }

    /** Bytes a second of all transfers together, 0 for no limit. */
    synchronized void limit(long bytesPerSecond) {
        limit = bytesPerSecond;
        share();
    }

    synchronized long limit() {
        return limit;
    }

    /** Pauses what runs with a user, or with anybody if the name is empty; returns how many that are. */
    synchronized int pause(String peer) {
        int count = 0;
        for (Map.Entry<TransferDisplay, Optional<Transfer>> each : running.entrySet()) {
            Job job = each.getKey().job();
            if (job.isWith(peer) && paused.put(job.key(), job) == null) {
                each.getValue().ifPresent(Transfer::pause);
                count++;
            }
        }
        return count;
    }

    /** Ends the pauses that this user wanted; returns how many of them are of transfers that run. */
    synchronized int resume(String peer) {
        int count = 0;
        for (Map.Entry<TransferDisplay, Optional<Transfer>> each : running.entrySet()) {
            Job job = each.getKey().job();
            if (job.isWith(peer) && paused.remove(job.key()) != null) {
                each.getValue().ifPresent(Transfer::resume);
                count++;
            }
        }
        paused.values().removeIf(job -> job.isWith(peer));
        return count;
    }

    /** How they are. */
    synchronized List<TransferRow> rows() {
        return running.keySet().stream().map(TransferDisplay::row).toList();
    }
}
