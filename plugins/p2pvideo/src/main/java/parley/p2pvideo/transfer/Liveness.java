package parley.p2pvideo.transfer;

/** Watches for silence. Times in nanoseconds. */
final class Liveness {
    /** After so much silence the user is told that the transfer stalls. */
    static final long STALLED = 10_000_000_000L;
    /** After so much silence the transfer ends. */
    static final long DEAD = 30_000_000_000L;
    /** Something is sent at least so often while data should flow, so that a lost way is noticed soon. */
    static final long KEEP_ALIVE = 1_000_000_000L;

    /**
     * The same three while the transfer is paused, inside the life of a NAT mapping: "every 30 seconds is necessary",
     * https://www.rfc-editor.org/rfc/rfc9000.html#section-10.1.2. Two keep-alives may be lost before a user is alarmed.
     */
    static final long RESTING_STALLED = 25_000_000_000L;
    static final long RESTING_DEAD = 60_000_000_000L;
    static final long RESTING_KEEP_ALIVE = 10_000_000_000L;

    /** After so much silence the transfer ends if the peer has lost its connection to the server, too. */
    static final long GONE = 3_000_000_000L;
    /** The peer is asked for a sign of life so often while that is open. */
    private static final long ASK = 500_000_000L;

    /** What silence has come to. */
    enum State { FINE, STALLED, DEAD }

    private long heardAt;
    private boolean resting;
    private boolean left;
    private long leftAt;
    private State state = State.FINE;

    Liveness(long now) {
        heardAt = now;
    }

    /** The peer was heard; true if that ends a stall. */
    boolean heard(long now) {
        boolean recovered = state == State.STALLED;
        heardAt = now;
        // What comes sooner may have been under way already when the peer went.
        left = left && now - leftAt < GONE;
        state = State.FINE;
        return recovered;
    }

    /** The transfer is paused, or goes on: then the peer gets the usual time to be heard, from now. */
    void rest(long now, boolean on) {
        heardAt = resting && !on ? now : heardAt;
        resting = on;
    }

    /** Looks at the clock; true if the state got worse. */
    boolean worsened(long now) {
        long silence = now - heardAt;
        State before = state;
        state = isGone(now) || silence >= dead() ? State.DEAD
                : silence >= stalled() ? State.STALLED : state;
        return state != before;
    }

    /** The peer's connection to the server has ended: its program may have, or only that connection. */
    void peerLeft(long now) {
        left = true;
        leftAt = now;
    }

    /** Whether the peer has left and was silent since. */
    private boolean isGone(long now) {
        return left && now >= goneAt();
    }

    /** What a transfer that this silence ends has failed of; {@code reached} if there was a way to the peer. */
    FailureReason reason(long now, boolean reached) {
        return isGone(now) ? FailureReason.GONE : reached ? FailureReason.SILENT : FailureReason.UNREACHABLE;
    }

    private long goneAt() {
        return Math.max(heardAt, leftAt) + GONE;
    }

    /** The longest pause between two datagrams to the peer. */
    long keepAlive() {
        return left ? ASK : resting ? RESTING_KEEP_ALIVE : KEEP_ALIVE;
    }

    private long stalled() {
        return resting ? RESTING_STALLED : STALLED;
    }

    private long dead() {
        return resting ? RESTING_DEAD : DEAD;
    }

    State state() {
        return state;
    }

    /** When to look again. */
    long due() {
        long due = switch (state) {
            case FINE -> heardAt + stalled();
            case STALLED -> heardAt + dead();
            case DEAD -> Long.MAX_VALUE;
        };
        return left ? Math.min(due, goneAt()) : due;
    }
}
