package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;

/** One address at which {@link Paths} tries to reach the peer, and what is known of it. */
final class Way {
    private final InetSocketAddress address;
    private final int index;
    /** From the address, unless it is that of a relay. */
    PathKind kind;
    /** The least round trip since the search began; the largest number while none is known. */
    long roundTrip = Long.MAX_VALUE;
    boolean pingDue = true;
    long challengedAt = Long.MIN_VALUE / 2;

    /** The index tells which of its pings an answer belongs to. */
    Way(InetSocketAddress address, int index) {
        this.address = address;
        this.index = index;
        this.kind = PathKind.of(address.getAddress());
    }

    InetSocketAddress address() {
        return address;
    }

    int index() {
        return index;
    }

    boolean isRelayed() {
        return kind == PathKind.RELAYED;
    }

    boolean hasAnswered() {
        return roundTrip < Long.MAX_VALUE;
    }

    /** Whether it goes straight where the other goes through the relay: the server should not pass on what need not be. */
    boolean sparesRelayOf(Way other) {
        return other.isRelayed() && !isRelayed();
    }
}
