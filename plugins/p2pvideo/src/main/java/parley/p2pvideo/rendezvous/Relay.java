package parley.p2pvideo.rendezvous;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Passes the datagrams of a transfer from one side to the other when no direct way exists. They are sealed: it can read
 * nothing but the number of the connection. A state machine without sockets, clock or threads, guarded by its owner.
 *
 * <p>Both users ask for their side over the chat, naming each other and the connection, and get a token each. A JOIN
 * with the token says from which address a side sends, again after that has changed. What comes from anywhere else is
 * dropped; so is what is beyond a rate, for the sender of the file adapts to loss.
 */
public final class Relay {
    /** Transfers at a time. */
    static final int MOST = 256;
    /** Those of them for which one user asked first. */
    static final int MOST_OF_ONE = 16;
    /** A transfer of which nothing was heard for so long is forgotten. */
    static final long IDLE = 30_000_000_000L;
    /** What fits an Ethernet frame; longer ones could only go on in fragments. */
    static final int MOST_DATAGRAM = 1_472;

    private final RandomGenerator random;
    private final long perTransfer;
    private final TokenBucket all;
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * Lets so many bytes a second pass.
     *
     * @param random      a secure source for tokens
     * @param perTransfer of one transfer, both directions together
     * @param inAll       of all of them
     */
    public Relay(RandomGenerator random, long perTransfer, long inAll, long now) {
        this.random = random;
        this.perTransfer = perTransfer;
        this.all = new TokenBucket(inAll, now);
    }

    private static final class Side {
        private final String user;
        private final Token token;
        private Optional<InetSocketAddress> address = Optional.empty();

        private Side(String user, Token token) {
            this.user = user;
            this.token = token;
        }

        private boolean isAt(InetSocketAddress from) {
            return address.isPresent() && address.get().equals(from);
        }
    }

    private static final class Pair {
        private final int connection;
        private final Side first;
        private final Side second;
        private final TokenBucket bucket;
        private long usedAt;

        private Pair(int connection, Side first, Side second, TokenBucket bucket, long now) {
            this.connection = connection;
            this.first = first;
            this.second = second;
            this.bucket = bucket;
            this.usedAt = now;
        }

        private Optional<Token> tokenOf(String user, String peer) {
            if (first.user.equals(user) && second.user.equals(peer)) {
                return Optional.of(first.token);
            }
            return second.user.equals(user) && first.user.equals(peer) ? Optional.of(second.token) : Optional.empty();
        }
    }

    /**
     * The token of a user's side of a connection with a peer; empty if there are too many, or others have its number.
     */
    public Optional<Token> admit(long now, String user, String peer, int connection) {
        forgetIdle(now);
        int known = indexOf(connection);
        if (known >= 0) {
            pairs.get(known).usedAt = now;
            return pairs.get(known).tokenOf(user, peer);
        }
        long ofUser = pairs.stream().filter(pair -> pair.first.user.equals(user)).count();
        if (pairs.size() >= MOST || ofUser >= MOST_OF_ONE) {
            return Optional.empty();
        }
        Pair made = new Pair(connection, new Side(user, Token.random(random)), new Side(peer, Token.random(random)),
                new TokenBucket(perTransfer, now), now);
        pairs.add(made);
        return Optional.of(made.first.token);
    }

    /** Where a datagram is to be sent on; empty for one to drop, and for a JOIN. */
    public Optional<InetSocketAddress> route(long now, InetSocketAddress from, byte[] datagram, int length) {
        Optional<Token> token = JoinMessage.readToken(datagram, length);
        if (token.isPresent()) {
            join(now, token.get(), from);
            return Optional.empty();
        }
        if (length < JoinMessage.CONNECTION_END || length > MOST_DATAGRAM) {
            return Optional.empty();
        }
        int index = indexOf(JoinMessage.connection(datagram));
        return index < 0 ? Optional.empty() : across(now, pairs.get(index), from, length);
    }

    private void join(long now, Token token, InetSocketAddress from) {
        for (Pair pair : pairs) {
            if (pair.first.token.equals(token) || pair.second.token.equals(token)) {
                Side side = pair.first.token.equals(token) ? pair.first : pair.second;
                side.address = Optional.of(from);
                pair.usedAt = now;
                return;
            }
        }
    }

    private Optional<InetSocketAddress> across(long now, Pair pair, InetSocketAddress from, int length) {
        Optional<InetSocketAddress> to = pair.first.isAt(from) ? pair.second.address
                : pair.second.isAt(from) ? pair.first.address : Optional.empty();
        if (to.isEmpty() || to.get().equals(from)) { // sides that claim one address could have it answer itself for ever
            return Optional.empty();
        }
        pair.usedAt = now;
        return pair.bucket.take(now, length) && all.take(now, length) ? to : Optional.empty();
    }

    private int indexOf(int connection) {
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i).connection == connection) {
                return i;
            }
        }
        return -1;
    }

    /** Forgets transfers of which nothing was heard; call it now and then. */
    public void forgetIdle(long now) {
        pairs.removeIf(pair -> now - pair.usedAt >= IDLE);
    }

    int size() {
        return pairs.size();
    }
}
