package parley.p2pvideo.rendezvous;

import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** Those of them that one user has; for one more the user's oldest is not valid any more. */
    static final int MOST_OF_ONE = 256;
    /** How long a token is valid. */
    static final long LIFE = 30_000_000_000L;

    private record Holder(String user, long end) {
    }

    private final RandomGenerator random;
    /** The one that ends first comes first. */
    private final Map<Token, Holder> tokens = new LinkedHashMap<>();

    /** Tokens are drawn from this secure source. */
    public Reflector(RandomGenerator random) {
        this.random = random;
    }

    /** A new token for a user; empty if too many are out. */
    public Optional<Token> issue(long now, String user) {
        expire(now);
        List<Token> held = tokens.entrySet().stream().filter(each -> each.getValue().user.equals(user))
                .map(Map.Entry::getKey).toList();
        if (held.size() >= MOST_OF_ONE) {
            tokens.remove(held.getFirst());
        }
        if (tokens.size() >= MOST) {
            return Optional.empty();
        }
        Token token = Token.random(random);
        tokens.put(token, new Holder(user, now + LIFE));
        return Optional.of(token);
    }

    private void expire(long now) {
        Iterator<Holder> ends = tokens.values().iterator();
        while (ends.hasNext() && ends.next().end <= now) {
            ends.remove();
        }
    }

    /** Takes a datagram; the length of the answer for its sender, 0 for none. */
    public int answer(long now, InetSocketAddress from, byte[] datagram, int length, byte[] answer) {
        Optional<Token> token = BindMessage.readRequest(datagram, length);
        if (token.isEmpty()) {
            return 0;
        }
        Holder holder = tokens.get(token.get());
        return holder == null || holder.end <= now ? 0 : BindMessage.answer(token.get(), from, answer);
    }

    int size() {
        return tokens.size();
    }
}
