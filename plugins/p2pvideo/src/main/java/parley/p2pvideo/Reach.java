package parley.p2pvideo;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import parley.api.CommandException;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.LocalAddresses;
import parley.p2pvideo.transfer.MoreCandidates;
import parley.p2pvideo.transfer.Nat;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.Reflection;
import parley.p2pvideo.transfer.RelayTicket;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferId;
import parley.p2pvideo.transfer.TransferListener;
import parley.p2pvideo.transfer.UdpPort;

/**
 * Helps the two sides of each transfer to find each other: asks the server how this computer is seen from outside,
 * tells the peer, gets leave to use the server's relay if it has one, and does so again when the way is lost or an
 * address of this computer is new. Thread-safe.
 */
final class Reach {
    /** So often it is looked whether this computer has another address. */
    static final Duration LOOK = Duration.ofSeconds(2);
    /** Its own port, those of two translators, and a forwarded one: more than that no peer has at one address. */
    static final int MOST_PORTS = 4;

    private final ClientContext client;
    private final LocalPort port;
    private final Post post;
    private final Map<TransferId, Route> routes = new ConcurrentHashMap<>();
    private Set<Candidate> known = Set.of(); // guarded by this

    Reach(ClientContext client, LocalPort port, Post post) {
        this.client = client;
        this.port = port;
        this.post = post;
    }

    /** A transfer that runs. */
    private static final class Route {
        private final String peer;
        private final TransferId id;
        private final int connection;
        private volatile Nat ours = Nat.UNKNOWN;
        /** With the other version of IP. */
        private volatile Nat elsewhere = Nat.UNKNOWN;
        private volatile Nat theirs = Nat.UNKNOWN;
        private volatile boolean relayed;
        /** The server's, once they are known. */
        private volatile List<Integer> ports = List.of();
        private volatile Optional<Transfer> transfer = Optional.empty();

        private Route(String peer, TransferId id, int connection) {
            this.peer = peer;
            this.id = id;
            this.connection = connection;
        }

        /** What stands before this computer, with the version of IP with which the server answered. */
        private Nat nat() {
            return says(ours) || !says(elsewhere) ? ours : elsewhere;
        }

        private static boolean says(Nat nat) {
            return nat != Nat.UNKNOWN && nat != Nat.BLOCKED;
        }
    }

    /**
     * The addresses of a peer that are worth trying from here; few ports of each, so that no peer can make many clients
     * knock at one computer that has nothing to do with it.
     */
    List<Candidate> worthTrying(List<Candidate> theirs) {
        Map<InetAddress, Integer> ports = new HashMap<>();
        List<Candidate> few = theirs.stream()
                .filter(one -> ports.merge(one.address(), 1, Integer::sum) <= MOST_PORTS).toList();
        try {
            return LocalAddresses.worthTrying(few);
        } catch (SocketException e) {
            client.logger().log(Level.WARNING, "the addresses of this computer are unknown", e);
            return few;
        }
    }

    /**
     * Starts a transfer at the port.
     *
     * @param connection its number, the same on both sides
     * @throws CommandException           if the port cannot be opened
     * @throws RejectedExecutionException as {@link UdpPort#start}
     */
    Transfer start(String peer, TransferId id, int connection, UdpPort.CoreMaker maker, TransferListener listener)
            throws CommandException {
        UdpPort open = port.open();
        Route route = new Route(peer, id, connection);
        routes.put(id, route);
        try {
            Transfer started = open.start(maker, new Observer(route, listener));
            route.transfer = Optional.of(started);
            return started;
        } catch (RejectedExecutionException e) {
            routes.remove(id);
            throw e;
        }
    }

    /** Stands between a transfer and its listener. */
    private final class Observer implements TransferListener {
        private final Route route;
        private final TransferListener listener;

        private Observer(Route route, TransferListener listener) {
            this.route = route;
            this.listener = listener;
        }

        @Override
        public void progress(Progress progress) {
            listener.progress(progress);
        }

        @Override
        public void event(TransferEvent event) {
            switch (event) {
                case TransferEvent.Searching searching -> discover(route.id);
                case TransferEvent.Sent sent -> routes.remove(route.id);
                case TransferEvent.Received received -> routes.remove(route.id);
                case TransferEvent.Failed failed -> routes.remove(route.id);
                default -> {
                    // Of the rest only the listener wants to hear.
                }
            }
            listener.event(explained(event));
        }

        private TransferEvent explained(TransferEvent event) {
            return event instanceof TransferEvent.Failed failed && failed.reason() == FailureReason.UNREACHABLE
                    ? new TransferEvent.Failed(failed.reason(), failed.byPeer(),
                            Obstacles.between(route.peer, route.nat(), route.theirs, route.relayed, route.ports))
                    : event;
        }
    }

    /** Asks the server, and tells the peer; call it once both sides know the transfer. Does not wait for that. */
    void discover(TransferId id) {
        Route route = routes.get(id);
        if (route != null) {
            soon(() -> ask(route));
        }
    }

    /** The client is at a server again, perhaps at one that was started anew: it hears of the transfers that run. */
    void loggedIn() {
        routes.keySet().forEach(this::discover);
    }

    /** Also on the port's thread, which must outlive a shell that takes no more tasks since it ends. */
    private void soon(Runnable task) {
        try {
            client.after(Duration.ZERO, task);
        } catch (IllegalStateException e) {
            client.logger().log(Level.DEBUG, "a peer will not hear how this computer is seen", e);
        }
    }

    private void ask(Route route) {
        try {
            Ticket ticket = Ticket.read(client.send("/" + Commands.BIND.name() + " " + route.peer + " "
                    + Integer.toHexString(route.connection)).params());
            route.ports = List.of(ticket.first(), ticket.second());
            InetAddress server = client.serverAddress();
            Candidate forwarded = new Candidate(ticket.seen(), port.open().port());
            if (ticket.relay().isPresent()) {
                route.relayed = true;
                InetSocketAddress relay = new InetSocketAddress(server, ticket.first());
                route.transfer.ifPresent(running -> running.useRelay(new RelayTicket(relay, ticket.relay().get())));
            }
            reflect(ticket, server, answers -> tell(route, answers, forwarded));
            if (ticket.elsewhere().isPresent()) {
                reflectElsewhere(route, ticket, ticket.elsewhere().get());
            }
        } catch (CommandException e) {
            client.logger().log(Level.DEBUG, "the server does not tell how this computer is seen", e);
        } catch (IllegalArgumentException e) {
            client.logger().log(Level.WARNING, "the server's answer to /" + Commands.BIND.name() + " is odd", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reflect(Ticket ticket, InetAddress server, Consumer<Reflection> then) throws CommandException {
        port.open().reflect(ticket.token(), new InetSocketAddress(server, ticket.first()),
                new InetSocketAddress(server, ticket.second()), answers -> soon(() -> then.accept(answers)));
    }

    /** With the other version of IP this computer is seen at another address, or not at all. */
    private void reflectElsewhere(Route route, Ticket ticket, InetAddress server) throws CommandException {
        reflect(ticket, server, answers -> {
            route.elsewhere = answers.nat(LocalAddresses::isOurs);
            if (!answers.seen().isEmpty()) {
                tell(route, candidates(answers));
            }
        });
    }

    /** Tells what both ports saw, and our port at the address from which we reached the server: it may be forwarded. */
    private void tell(Route route, Reflection answers, Candidate forwarded) {
        route.ours = answers.nat(LocalAddresses::isOurs);
        List<Candidate> all = new ArrayList<>(candidates(answers));
        all.add(forwarded);
        tell(route, all);
    }

    private static List<Candidate> candidates(Reflection answers) {
        return answers.seen().stream().map(seen -> new Candidate(seen.getAddress(), seen.getPort())).toList();
    }

    private void tell(Route route, List<Candidate> all) {
        try {
            Set<Candidate> told = Set.copyOf(port.candidates());
            send(route, all.stream().distinct().filter(one -> !told.contains(one)).toList());
        } catch (CommandException e) {
            client.logger().log(Level.DEBUG, "the UDP port was closed meanwhile", e);
        }
    }

    private void send(Route route, List<Candidate> candidates) {
        List<Candidate> outside = candidates.stream().filter(one -> !one.address().isLoopbackAddress())
                .limit(Candidate.MOST).toList();
        if (outside.isEmpty() && (route.nat() == Nat.NONE || route.nat() == Nat.UNKNOWN)) {
            return;
        }
        try {
            post.sendIfPossible(route.peer, new MoreCandidates(route.id, route.nat(), outside));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A peer tells more addresses; of a transfer that is not with that peer they are dropped. */
    void moreCandidates(String peer, MoreCandidates more) {
        Route route = routes.get(more.id());
        if (route != null && route.peer.equals(peer)) {
            route.theirs = more.nat();
            List<Candidate> candidates = worthTrying(more.candidates());
            route.transfer.ifPresent(running -> running.addCandidates(candidates));
        }
    }

    /**
     * Looks whether this computer has an address that it did not have; if so, the peers of all transfers hear of it.
     */
    void look() {
        if (routes.isEmpty()) {
            forget();
            return;
        }
        try {
            found(port.candidates());
        } catch (CommandException e) {
            client.logger().log(Level.DEBUG, "there are no addresses to tell", e);
        }
    }

    /** These are our addresses now. */
    void found(List<Candidate> now) {
        List<Candidate> fresh = fresh(now);
        if (!fresh.isEmpty()) {
            routes.values().forEach(route -> {
                send(route, fresh);
                discover(route.id);
            });
        }
    }

    private synchronized void forget() {
        known = Set.of();
    }

    /** What is new since the last look; at the first look nothing is. */
    private synchronized List<Candidate> fresh(List<Candidate> now) {
        Set<Candidate> before = known;
        known = new HashSet<>(now);
        return before.isEmpty() ? List.of() : now.stream().filter(one -> !before.contains(one)).toList();
    }
}
