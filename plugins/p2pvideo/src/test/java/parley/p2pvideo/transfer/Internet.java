package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import parley.p2pvideo.rendezvous.Reflector;
import parley.p2pvideo.rendezvous.Relay;
import parley.p2pvideo.rendezvous.Token;

/**
 * Two homes behind NATs, a server with a reflector and perhaps a relay, and a clock that jumps. The homes do what the
 * plugin does: they ask the server for their address when a transfer starts and when its way is lost, and tell the
 * other.
 */
final class Internet {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final long DELAY = 20 * MILLI;
    private static final long CHAT = 30 * MILLI;
    private static final InetSocketAddress FIRST = Simulation.address("198.51.100.1", 7001);
    private static final InetSocketAddress SECOND = Simulation.address("198.51.100.1", 7002);
    private static final int CONNECTION = SessionKeys.ofSecret(new byte[32]).connection();

    /** A computer behind translators, the innermost first. */
    final class Home {
        final String name;
        InetSocketAddress address;
        final List<NatBox> boxes;
        final List<TransferEvent> events = new ArrayList<>();
        TransferCore core;
        Home peer;
        /** A firewall lets nothing through. */
        boolean blocked;
        /** A firewall lets only the server's datagrams through. */
        boolean onlyServer;
        /** The program has ended without a word. */
        boolean silent;
        Nat nat = Nat.UNKNOWN;
        private Optional<Reflection> reflection = Optional.empty();

        private Home(String name, String ip, List<NatBox> boxes) {
            this.name = name;
            this.address = Simulation.address(ip, 6000);
            this.boxes = boxes;
        }

        private String outside() {
            return boxes.isEmpty() ? address.getAddress().getHostAddress() : boxes.getLast().address();
        }

        <E extends TransferEvent> List<E> heard(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /** The path that was taken last. */
        Optional<PathKind> path() {
            List<TransferEvent.Connected> ways = heard(TransferEvent.Connected.class);
            return ways.isEmpty() ? Optional.empty() : Optional.of(ways.getLast().path());
        }

        private void askServer() {
            at(now + CHAT, () -> reflection = reflector.issue(now, name)
                    .map(token -> new Reflection(token, FIRST, SECOND, now)));
            relay.ifPresent(open -> at(now + CHAT, () -> {
                Token token = open.admit(now, name, peer.name, CONNECTION).orElseThrow();
                core.useRelay(new RelayTicket(FIRST, token));
            }));
        }

        private void tellPeer(Reflection over) {
            nat = over.nat(ip -> ip.equals(address.getAddress()));
            List<Candidate> more = over.seen().stream().map(seen -> new Candidate(seen.getAddress(), seen.getPort())).toList();
            at(now + CHAT, () -> peer.core.addCandidates(more));
        }

        private void pump() {
            while (!silent && core.poll(now, out)) {
                leave(this);
            }
            for (Optional<TransferEvent> event = core.event(); event.isPresent(); event = core.event()) {
                events.add(event.get());
                if (event.get() instanceof TransferEvent.Searching) {
                    askServer();
                }
            }
            reflection.ifPresent(asking -> {
                while (asking.poll(now, out)) {
                    leave(this);
                }
                if (asking.isOver(now)) {
                    reflection = Optional.empty();
                    tellPeer(asking);
                }
            });
        }

        private long wakeup() {
            long query = reflection.map(Reflection::wakeup).orElse(Long.MAX_VALUE);
            return Math.min(query, silent || core.isFinished() ? Long.MAX_VALUE : core.wakeup());
        }
    }

    private record Event(long at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Outgoing out = new Outgoing();
    private final Random random = new Random(1);
    private final Reflector reflector = new Reflector(random);
    private final Optional<Relay> relay;
    private long orders;
    long now = 1_000 * MILLI;
    final Home sender;
    final Home receiver;
    final MemoryFile target;

    /** A file of so many bytes goes from one home to the other, at up to 2 MB/s. */
    Internet(int size, boolean relayed, List<NatBox> ofSender, List<NatBox> ofReceiver) {
        relay = relayed ? Optional.of(new Relay(random, 4_000_000, 8_000_000, now)) : Optional.empty();
        sender = new Home("yoda", ofSender.isEmpty() ? "203.0.113.7" : "192.168.1.7", ofSender);
        receiver = new Home("luke", ofReceiver.isEmpty() ? "203.0.113.8" : "192.168.2.8", ofReceiver);
        sender.peer = receiver;
        receiver.peer = sender;
        target = new MemoryFile(size);
        Source source = new MadeUpFile(size, 1);
        Blocks blocks = Blocks.of(size);
        sender.core = new SenderCore(setup(receiver), source, blocks, 1 << 20, List.of(), worker());
        receiver.core = new ReceiverCore(setup(sender), blocks, target, worker());
        sender.askServer();
        receiver.askServer();
    }

    private ConnectionSetup setup(Home peer) {
        Candidate local = new Candidate(peer.address.getAddress(), peer.address.getPort());
        return new ConnectionSetup(now, SessionKeys.ofSecret(new byte[32]), List.of(local), random);
    }

    private Worker worker() {
        return (work, then) -> at(now, () -> {
            try {
                work.run();
                then.done(now, Optional.empty());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    void at(long time, Runnable action) {
        events.add(new Event(time, orders++, action));
    }

    /** Runs for so many simulated seconds, or until nothing is left to do. */
    Internet run(double seconds) {
        long end = now + (long) (seconds * 1e9);
        while (true) {
            sender.pump();
            receiver.pump();
            long next = Math.min(sender.wakeup(), receiver.wakeup());
            next = events.isEmpty() ? next : Math.min(next, events.peek().at);
            if (next > end || next == Long.MAX_VALUE) {
                now = Math.max(now, end);
                return this;
            }
            now = Math.max(now, next);
            while (!events.isEmpty() && events.peek().at <= now) {
                events.poll().action.run();
            }
        }
    }

    /** What is in {@link #out} leaves a home, through all of its translators. */
    private void leave(Home from) {
        InetSocketAddress to = out.to();
        boolean stopped = from.blocked || from.onlyServer && !to.getAddress().equals(FIRST.getAddress());
        if (stopped || to.getAddress().isSiteLocalAddress()) {
            return;
        }
        InetSocketAddress seen = from.address;
        for (NatBox box : from.boxes) {
            if (box.address().equals(to.getAddress().getHostAddress()) && !box.kind().hairpins()) {
                return;
            }
            seen = box.out(now, seen, to);
        }
        carry(seen, to, Arrays.copyOf(out.bytes(), out.length()));
    }

    private long lineFreeAt;

    /** One line for all, which takes two megabytes a second. */
    private void carry(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (lineFreeAt - now > 100 * MILLI) {
            return;
        }
        lineFreeAt = Math.max(now, lineFreeAt) + datagram.length * 500L;
        at(lineFreeAt + DELAY, () -> arrive(from, to, datagram));
    }

    private void arrive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (to.equals(FIRST) || to.equals(SECOND)) {
            serve(from, to, datagram);
            return;
        }
        for (Home home : List.of(sender, receiver)) {
            if (home.outside().equals(to.getAddress().getHostAddress())) {
                enter(home, from, to, datagram);
            }
        }
    }

    private void serve(InetSocketAddress from, InetSocketAddress at, byte[] datagram) {
        byte[] answer = new byte[100];
        int length = reflector.answer(now, from, datagram, datagram.length, answer);
        if (length > 0) {
            carry(at, from, Arrays.copyOf(answer, length));
        } else {
            relay.flatMap(open -> open.route(now, from, datagram, datagram.length))
                    .ifPresent(next -> carry(at, next, datagram));
        }
    }

    private void enter(Home home, InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (home.blocked || home.onlyServer && !from.getAddress().equals(FIRST.getAddress())) {
            return;
        }
        InetSocketAddress inside = to;
        for (NatBox box : home.boxes.reversed()) {
            Optional<InetSocketAddress> next = box.in(now, from, inside.getPort());
            if (next.isEmpty()) {
                return;
            }
            inside = next.get();
        }
        boolean answered = home.reflection.isPresent() && home.reflection.get().received(from, datagram, datagram.length);
        if (!home.silent && !answered && inside.equals(home.address)) {
            home.core.receive(now, from, datagram, datagram.length);
        }
    }
}
