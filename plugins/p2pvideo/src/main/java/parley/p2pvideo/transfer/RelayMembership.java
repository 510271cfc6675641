package parley.p2pvideo.transfer;

import java.util.Optional;

/** Keeps a relay informed of where the datagrams of this side come from. Times in nanoseconds. */
final class RelayMembership {
    /** So often while a way is looked for: a JOIN may be lost. */
    private static final long SOON = 200_000_000L;
    /** So often once the relay is in use: a NAT may have taken another port. */
    private static final long AGAIN = 10_000_000_000L;

    private final int connection;
    private final Paths paths;
    private Optional<RelayTicket> ticket = Optional.empty();
    private long joinedAt = Long.MIN_VALUE / 2;

    /** Without a relay, at first. */
    RelayMembership(int connection, Paths paths) {
        this.connection = connection;
        this.paths = paths;
    }

    /** There is a relay. */
    void use(RelayTicket given) {
        ticket = Optional.of(given);
        paths.relay(given.address());
    }

    /** When the relay must hear of this side again; the end of time if it need not. */
    long due() {
        if (ticket.isEmpty()) {
            return Long.MAX_VALUE;
        }
        boolean settled = paths.isRelayed() && !paths.isSearching();
        return Math.max(paths.relayFrom(), joinedAt + (settled ? AGAIN : SOON));
    }

    /** Writes the message for it; only when it is {@link #due}. */
    void join(long now, Outgoing out) {
        ticket.orElseThrow().join(connection, out);
        joinedAt = now;
    }
}
