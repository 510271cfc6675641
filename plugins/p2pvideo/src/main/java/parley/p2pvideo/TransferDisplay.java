package parley.p2pvideo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferListener;

/** Shows the user how a transfer goes, and hands its last event on. Told by the port's thread, asked by any. */
final class TransferDisplay implements TransferListener {
    private final Screen screen;
    private final Job job;
    private final Screen.Progress line;
    private final BiConsumer<TransferDisplay, TransferEvent> last;
    /** Guarded by this, as what follows. */
    private Optional<Progress> latest = Optional.empty();
    private boolean pausedHere;
    private boolean pausedThere;
    private boolean searching;
    private boolean silent;
    private long limitHere;
    private long limitThere;
    private boolean over;

    /**
     * Begins with a progress line that says that a way to the peer is looked for, which may take half a minute.
     *
     * @param last hears of the end, after the line is gone
     */
    TransferDisplay(Screen screen, Job job, BiConsumer<TransferDisplay, TransferEvent> last) {
        this.screen = screen;
        this.job = job;
        this.line = screen.progress(job.title(), job.size());
        this.last = last;
        show();
    }

    Job job() {
        return job;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Whether the user of the other side wants it to rest. */
    synchronized boolean isPausedByPeer() {
        return pausedThere;
    }

    @Override
    public void progress(Progress progress) {
        synchronized (this) {
            searching &= latest.isPresent() && progress.bytes() <= latest.get().bytes();
            latest = Optional.of(progress);
        }
        line.at(progress.bytes());
        show();
    }

    private void show() {
        String note = String.join(", ", moment());
        if (!note.isEmpty()) {
            line.note(note);
        }
    }

    /** What the moment is like, the important first, since what does not fit is cut off. */
    private synchronized List<String> moment() {
        List<String> moment = new ArrayList<>();
        boolean flows = state().isEmpty() && isConnected();
        if (!flows) {
            moment.add(state().isEmpty() ? "looking for " + job.peer() : state());
        }
        latest.ifPresent(progress -> {
            if (flows) {
                moment.addAll(Phrases.pace(progress));
            }
            moment.addAll(Phrases.path(progress));
            limit().ifPresent(moment::add);
        });
        return moment;
    }

    /** Whether a way to the peer was found. */
    private boolean isConnected() {
        return latest.flatMap(Progress::path).isPresent();
    }

    private Optional<String> limit() {
        long lower = limitHere == 0 || limitThere == 0 ? limitHere + limitThere : Math.min(limitHere, limitThere);
        return lower == 0 ? Optional.empty() : Optional.of("limit " + Phrases.rate(lower));
    }

    /** What keeps it from flowing; empty if nothing does. */
    private String state() {
        if (silent) {
            return "silent";
        }
        if (searching) {
            return "looking for " + job.peer();
        }
        return pausedHere ? "paused" : pausedThere ? "paused by " + job.peer() : "";
    }

    /** As {@code /transfers} shows it. */
    synchronized TransferRow row() {
        String flow = !isConnected() ? "connecting" : job.sends() ? "sending" : "receiving";
        String state = state().isEmpty() ? flow : state();
        List<String> rest = new ArrayList<>(List.of(Phrases.share(latest.map(Progress::bytes).orElse(0L), job.size())
                + " of " + Phrases.size(job.size())));
        latest.ifPresent(progress -> {
            if (state().isEmpty()) {
                rest.addAll(Phrases.pace(progress));
            }
            progress.path().map(Phrases::kind).ifPresent(rest::add);
        });
        return new TransferRow(job, state, rest);
    }

    @Override
    public void event(TransferEvent event) {
        note(event);
        String peer = job.peer();
        switch (event) {
            case TransferEvent.Stalled stalled -> screen.print(peer + " has not answered for 10 seconds; "
                    + job.name() + " waits.");
            case TransferEvent.Recovered recovered -> screen.print(peer + " is back; " + job.name() + " goes on.");
            case TransferEvent.Paused paused -> screen.print(paused.byPeer() ? peer + " has paused " + job.name() + "."
                    : "You have paused " + job.title() + ". /resume " + peer + " lets it go on.");
            case TransferEvent.Resumed resumed -> screen.print(resumed(resumed));
            case TransferEvent.Sent sent -> end(event);
            case TransferEvent.Received received -> end(event);
            case TransferEvent.Failed failed -> end(event);
            default -> {
                // The progress line tells.
            }
        }
    }

    private synchronized void note(TransferEvent event) {
        switch (event) {
            case TransferEvent.Connected connected -> searching = false;
            case TransferEvent.Searching lost -> searching = true;
            case TransferEvent.Stalled stalled -> silent = true;
            case TransferEvent.Recovered recovered -> {
                silent = false;
                searching = false;
            }
            case TransferEvent.Paused paused when paused.byPeer() -> pausedThere = true;
            case TransferEvent.Paused paused -> pausedHere = true;
            case TransferEvent.Resumed resumed when resumed.byPeer() -> pausedThere = false;
            case TransferEvent.Resumed resumed -> pausedHere = false;
            case TransferEvent.Limited limited when limited.byPeer() -> limitThere = limited.bytesPerSecond();
            case TransferEvent.Limited limited -> limitHere = limited.bytesPerSecond();
            case TransferEvent.Sent sent -> over = true;
            case TransferEvent.Received received -> over = true;
            case TransferEvent.Failed failed -> over = true;
        }
    }

    private String resumed(TransferEvent.Resumed resumed) {
        String who = resumed.byPeer() ? job.peer() + " lets " + job.name() : "You let " + job.title();
        return who + " go on" + (resumed.flowing() ? "."
                : "; " + (resumed.byPeer() ? "you still want" : job.peer() + " still wants") + " the pause.");
    }

    private void end(TransferEvent event) {
        line.close();
        last.accept(this, event);
    }
}
