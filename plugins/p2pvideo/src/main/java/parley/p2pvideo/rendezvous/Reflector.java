package parley.p2pvideo.rendezvous;

import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tells clients from which address their datagrams come. A state machine without sockets, clock or threads: its owner
 * hands in every datagram with the time in nanoseconds, and guards it. Only who holds a token gets an answer.
 */
public final class Reflector {
    /** Tokens that are valid at a time. */
    static final int MOST = 4_096;
    /** How long a token is valid. */
    static final long LIFE = 30_000_000_000L;

    private final RandomGenerator random;
    /** With the time of their end; the one that ends first comes first. */
    private final Map<Token, Long> tokens = new LinkedHashMap<>();

    /** Tokens are drawn from this secure source. */
    public Reflector(RandomGenerator random) {
        this.random = random;
    }

    /** A new token; empty if too many are out. */
    public Optional<Token> issue(long now) {
        expire(now);
        if (tokens.size() >= MOST) {
            return Optional.empty();
        }
        Token token = Token.random(random);
        tokens.put(token, now + LIFE);
        return Optional.of(token);
    }

    private void expire(long now) {
        Iterator<Long> ends = tokens.values().iterator();
        while (ends.hasNext() && ends.next() <= now) {
            ends.remove();
        }
    }

    /** Takes a datagram; the length of the answer for its sender, 0 for none. */
    public int answer(long now, InetSocketAddress from, byte[] datagram, int length, byte[] answer) {
        Optional<Token> token = BindMessage.readRequest(datagram, length);
        if (token.isEmpty()) {
            return 0;
        }
        Long end = tokens.get(token.get());
        return end == null || end <= now ? 0 : BindMessage.answer(token.get(), from, answer);
    }

    int size() {
        return tokens.size();
    }
}
