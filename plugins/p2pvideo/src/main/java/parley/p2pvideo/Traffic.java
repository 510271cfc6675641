package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;

/**
 * The transfers that run, what the user of this client wants of them (a limit that they share in equal parts, and that
 * some of them rest), and those that ended lately. Thread-safe.
 */
final class Traffic {
    private final Screen screen;
    /** Guarded by this, as what follows. */
    private final Map<TransferDisplay, Optional<Transfer>> running = new LinkedHashMap<>();
    private final Wishes wishes;
    private final Ended ended;

    Traffic(Screen screen, System.Logger logger) {
        this.screen = screen;
        this.wishes = new Wishes(logger);
        this.ended = new Ended(screen);
    }

    /** What the user wants is kept in this file from now on, and read if it is there. */
    synchronized void keepIn(Path file) {
        wishes.keepIn(file);
        running.forEach((display, transfer) -> {
            if (wishes.isPaused(display.job())) {
                transfer.ifPresent(Transfer::pause);
            }
        });
        share();
    }

    /**
     * A listener for a transfer that is about to start, which counts as running from now; {@code last} hears of its
     * end.
     */
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
        if (wishes.isPaused(display.job())) {
            transfer.pause();
        }
        share();
    }

    private synchronized void ended(TransferDisplay display, TransferEvent event) {
        if (!(event instanceof TransferEvent.Failed failed) || Phrases.isFinal(failed.reason())) {
            wishes.forget(display.job());
        }
        running.remove(display);
        ended.add(display.job(), event);
        share();
    }

    private void share() {
        long limit = wishes.limit();
        long part = limit == 0 ? 0 : Math.max(1, limit / Math.max(1, running.size()));
        running.values().forEach(transfer -> transfer.ifPresent(started -> started.limit(part)));
    }

    /**
     * Sets a limit for all transfers together, bytes a second, 0 for none.
     *
     * @throws IOException if it holds now, but cannot be kept for later
     */
    synchronized void limit(long bytesPerSecond) throws IOException {
        try {
            wishes.limit(bytesPerSecond);
        } finally {
            share();
        }
    }

    synchronized long limit() {
        return wishes.limit();
    }

    /** Pauses what runs; returns how many that are. */
    synchronized int pause(Whom whom) {
        int count = 0;
        for (Map.Entry<TransferDisplay, Optional<Transfer>> each : running.entrySet()) {
            Job job = each.getKey().job();
            if (whom.includes(job.peer()) && wishes.pause(job)) {
                each.getValue().ifPresent(Transfer::pause);
                count++;
            }
        }
        return count;
    }

    /** Ends the pauses that this user wanted; what they were of. */
    synchronized List<Job> resume(Whom whom) {
        List<Job> paused = wishes.resume(whom);
        List<String> keys = paused.stream().map(Job::key).toList();
        running.forEach((display, transfer) -> {
            if (keys.contains(display.job().key())) {
                transfer.ifPresent(Transfer::resume);
            }
        });
        return paused;
    }

    /** Nobody will go on with this. */
    synchronized void forget(Job job) {
        wishes.forget(job);
    }

    /** The row of something that was cut off. */
    synchronized TransferRow cutOff(Job job) {
        return TransferRow.idle(job, wishes.isPaused(job) ? "cut off, paused" : "cut off");
    }

    /** Whether an attempt at this runs. */
    synchronized boolean isRunning(Job job) {
        return running.keySet().stream().anyMatch(display -> display.job().key().equals(job.key()));
    }

    /** What runs, paused or not. */
    synchronized List<Job> running(Whom whom) {
        return running.keySet().stream().map(TransferDisplay::job).filter(job -> whom.includes(job.peer())).toList();
    }

    /** What runs and its peer has paused. */
    synchronized List<Job> pausedByPeer(Whom whom) {
        return running.keySet().stream().filter(TransferDisplay::isPausedByPeer).map(TransferDisplay::job)
                .filter(job -> whom.includes(job.peer())).toList();
    }

    /** How those are that run. */
    synchronized List<TransferRow> rows() {
        return running.keySet().stream().map(TransferDisplay::row).toList();
    }

    /** How those ended that ended lately. */
    synchronized List<TransferRow> ended() {
        return ended.rows();
    }
}
