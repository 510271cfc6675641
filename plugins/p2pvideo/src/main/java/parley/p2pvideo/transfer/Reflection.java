package parley.p2pvideo.transfer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parley.p2pvideo.rendezvous.BindMessage;
import parley.p2pvideo.rendezvous.Token;

/**
 * Asks both UDP ports of the server from which address our datagrams come. A state machine without sockets, clock or
 * threads: hand in what arrives, poll until nothing is left to send, come back at {@link #wakeup}. Times in nanoseconds.
 */
public final class Reflection {
    private static final long INTERVAL = 200_000_000L;
    /** Questions before silence counts as an answer: 2 s of them. */
    private static final int TRIES = 10;

    private static final class Port {
        private final InetSocketAddress address;
        private Optional<InetSocketAddress> seen = Optional.empty();
        private int tries;
        private long due;

        private Port(InetSocketAddress address, long now) {
            this.address = address;
            this.due = now;
        }

        private boolean isOver(long now) {
            return seen.isPresent() || tries >= TRIES && now >= due;
        }
    }

    private final Token token;
    private final List<Port> ports;

    /** Asks from now on, with a token that the server gave. */
    public Reflection(Token token, InetSocketAddress first, InetSocketAddress second, long now) {
        this.token = token;
        this.ports = List.of(new Port(first, now), new Port(second, now));
    }

    /** Writes the next question that is due; false if there is none. */
    public boolean poll(long now, Outgoing out) {
        for (Port port : ports) {
            if (port.seen.isEmpty() && port.tries < TRIES && now >= port.due) {
                port.tries++;
                port.due = now + INTERVAL;
                out.set(BindMessage.request(token, out.bytes()), port.address);
                return true;
            }
        }
        return false;
    }

    /** Takes a datagram; whether it was an answer that was waited for. */
    public boolean received(InetSocketAddress from, byte[] datagram, int length) {
        Optional<InetSocketAddress> seen = BindMessage.readAnswer(token, datagram, length);
        Optional<Port> asked = ports.stream().filter(port -> port.address.equals(from)).findFirst();
        if (seen.isEmpty() || asked.isEmpty()) {
            return false;
        }
        asked.get().seen = seen;
        return true;
    }

    /** Whether both ports have answered, or will not any more. */
    public boolean isOver(long now) {
        return ports.stream().allMatch(port -> port.isOver(now));
    }

    /** When to poll again if nothing arrives. */
    public long wakeup() {
        return ports.stream().filter(port -> port.seen.isEmpty()).mapToLong(port -> port.due).min().orElse(Long.MIN_VALUE);
    }

    /** The addresses under which this side was seen, which may be those of a candidate: none, one or two. */
    public List<InetSocketAddress> seen() {
        return ports.stream().flatMap(port -> port.seen.stream()).distinct().toList();
    }

    /**
     * What stands between.
     *
     * @param isOurs tells the addresses of this computer
     */
    public Nat nat(Predicate<InetAddress> isOurs) {
        List<InetSocketAddress> seen = seen();
        if (seen.isEmpty()) {
            return Nat.BLOCKED;
        }
        if (seen.size() > 1) {
            return Nat.HARD;
        }
        return isOurs.test(seen.getFirst().getAddress()) ? Nat.NONE : Nat.EASY;
    }
}
