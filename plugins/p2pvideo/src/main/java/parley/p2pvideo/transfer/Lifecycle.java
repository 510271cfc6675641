package parley.p2pvideo.transfer;

import java.util.Optional;
import java.util.Queue;

/**
 * How far a transfer is on its way to the end. It runs; a receiver commits its file, and then nothing can make it fail
 * but the disk; it ends, once, and lets go of what it holds; it lingers, to repeat its last word and to answer what the
 * peer repeats (the closing state of https://www.rfc-editor.org/rfc/rfc9000.html#section-10.2); it is closed. Times in
 * nanoseconds.
 */
final class Lifecycle {
    /** At least so long, and three time-outs, after the end. */
    static final long LEAST_LINGER = 200_000_000L;
    /**
     * So long while the peer has not confirmed the last word: half as long as it bears silence; five seconds were too
     * short for a path that is dead for four.
     */
    static final long MOST_LINGER = 15_000_000_000L;

    private enum State { RUNNING, COMMITTING, ENDING, LINGERING, CLOSED }

    private final long startedAt;
    private final Queue<TransferEvent> events;
    private State state = State.RUNNING;
    private long endedAt;
    /** What the user is told when all is let go. */
    private Optional<TransferEvent> last = Optional.empty();

    /** Adds the last event to the events. */
    Lifecycle(long now, Queue<TransferEvent> events) {
        this.startedAt = now;
        this.events = events;
    }

    /** How long ago it began. */
    long elapsed(long now) {
        return now - startedAt;
    }

    /** Whether the peer, the user or silence can still end it. */
    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it has ended, however that was. */
    boolean isEnded() {
        return state.compareTo(State.ENDING) >= 0;
    }

    /** Whether the last word is said. */
    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** The file is being put in its place, or that is over. Does nothing if it has ended. */
    void commit(boolean on) {
        if (!isEnded()) {
            state = on ? State.COMMITTING : State.RUNNING;
        }
    }

    /** It ends now; the user hears of it with {@link #tell}. Does nothing if it has ended. */
    void end(long now, TransferEvent event) {
        if (!isEnded()) {
            state = State.ENDING;
            endedAt = now;
            last = Optional.of(event);
        }
    }

    /** What was to be let go is gone: tells the user how it ended, once. */
    void tell() {
        if (state == State.ENDING) {
            state = State.LINGERING;
            last.ifPresent(events::add);
        }
    }

    /** It ends now, with nothing to be let go before the user hears of it. */
    void conclude(long now, TransferEvent event) {
        end(now, event);
        tell();
    }

    /** When it closes: a little after the end, or much later while the peer has not confirmed the last word. */
    long closesAt(boolean confirmed, RoundTrip roundTrip) {
        if (state != State.LINGERING) {
            return Long.MAX_VALUE;
        }
        return endedAt + (confirmed ? Math.max(LEAST_LINGER, 3 * roundTrip.probeTimeout(0)) : MOST_LINGER);
    }

    /** Says nothing more. */
    void close() {
        state = State.CLOSED;
    }
}
