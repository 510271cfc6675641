package parley.p2pvideo.transfer;

/** Watches for silence. Times in nanoseconds. */
final class Liveness {
    /** After so much silence the user is told that the transfer stalls. */
    static final long STALLED = 10_000_000_000L;
    /** After so much silence the transfer ends. */
    static final long DEAD = 30_000_000_000L;
    /** Something is sent at least so often: well under {@link #STALLED}, and inside the life of a NAT mapping. */
    static final long KEEP_ALIVE = 4_000_000_000L;

    /** What silence has come to. */
    enum State { FINE, STALLED, DEAD }

    private long heardAt;
    private boolean everHeard;
    private State state = State.FINE;

    Liveness(long now) {
        heardAt = now;
    }

    /** The peer was heard; true if that ends a stall. */
    boolean heard(long now) {
        boolean recovered = state == State.STALLED;
        heardAt = now;
        everHeard = true;
        state = State.FINE;
        return recovered;
    }

    /** Looks at the clock; true if the state got worse. */
    boolean worsened(long now) {
        long silence = now - heardAt;
        State before = state;
        state = silence >= DEAD ? State.DEAD : silence >= STALLED ? State.STALLED : state;
        return state != before;
    }

    State state() {
        return state;
    }

    /** Whether the peer was heard at all. */
    boolean everHeard() {
        return everHeard;
    }

    /** When to look again. */
    long due() {
        return switch (state) {
            case FINE -> heardAt + STALLED;
            case STALLED -> heardAt + DEAD;
            case DEAD -> Long.MAX_VALUE;
        };
    }
}
