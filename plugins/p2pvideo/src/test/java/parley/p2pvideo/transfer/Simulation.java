package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Two cores, a network between them and a clock that jumps from event to event. Everything follows from the seed: the
 * same seed gives the same trace.
 */
final class Simulation {
    private static final int MOST_TURNS_AT_ONE_TIME = 200_000;

    /** One end: a core, its address, its disk, and what its user heard. */
    static final class Host {
        final InetSocketAddress address;
        final List<TransferEvent> events = new ArrayList<>();
        TransferCore core;
        SimulatedLink uplink;
        long linkFreeAt;
        boolean dead;
        long lastPacket = -1;
        long datagrams;
        /** The most datagrams sent at one point in time. */
        int mostAtOnce;
        private long sentAt;
        private int atOnce;
        long bytes;
        long diskDelay;
        long diskFreeAt;

        Host(String ip, int port, SimulatedLink uplink) {
            this.address = address(ip, port);
            this.uplink = uplink;
        }

        <E extends TransferEvent> Optional<E> heard(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }
    }

    private record Event(long at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    final Random random;
    final Host sender;
    final Host receiver;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Outgoing out = new Outgoing();
    private final CRC32 trace = new CRC32();
    private long orders;
    long now = 1_000_000_000L;

    Simulation(long seed, SimulatedLink up, SimulatedLink down) {
        this.random = new Random(seed);
        this.sender = new Host("192.168.1.1", 7001, up);
        this.receiver = new Host("192.168.1.2", 7002, down);
    }

    static InetSocketAddress address(String ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(ip, e);
        }
    }

    ConnectionSetup setup(Host peer, long firstPacket) {
        byte[] secret = new byte[32];
        new Random(7).nextBytes(secret);
        return new ConnectionSetup(now, SessionKeys.ofSecret(secret),
                List.of(new Candidate(peer.address.getAddress(), peer.address.getPort())), random, firstPacket);
    }

    /** Puts a sender and a receiver of a file into place. */
    Simulation transfer(Source source, Destination destination, int receiveBuffer) {
        return transfer(source, destination, receiveBuffer, 0);
    }

    Simulation transfer(Source source, Destination destination, int receiveBuffer, long firstPacket) {
        Blocks blocks = Blocks.of(source.size());
        sender.core = new SenderCore(setup(receiver, firstPacket), source, blocks, receiveBuffer, worker(sender));
        receiver.core = new ReceiverCore(setup(sender, firstPacket), blocks, destination, worker(receiver));
        return this;
    }

    /** A disk that works off one job after the other, each as long as the host's disk delay says. */
    Worker worker(Host host) {
        return (work, then) -> {
            host.diskFreeAt = Math.max(now, host.diskFreeAt) + host.diskDelay;
            at(host.diskFreeAt, () -> {
                if (!host.dead) {
                    then.done(now, outcome(work));
                }
            });
        };
    }

    private static Optional<IOException> outcome(Worker.Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    void at(long time, Runnable action) {
        events.add(new Event(time, orders++, action));
    }

    /** Runs until nothing is left to do, or so many simulated seconds have passed. */
    Simulation run(long seconds) {
        long end = now + seconds * 1_000_000_000L;
        int turns = 0;
        while (true) {
            pump(sender, receiver);
            pump(receiver, sender);
            long next = Math.min(wakeup(sender), wakeup(receiver));
            next = events.isEmpty() ? next : Math.min(next, events.peek().at);
            if (next > end || next == Long.MAX_VALUE) {
                return this;
            }
            turns = next > now ? 0 : turns + 1;
            if (turns > MOST_TURNS_AT_ONE_TIME) {
                throw new AssertionError("time stands still at " + now + ": the cores never rest");
            }
            now = Math.max(now, next);
            while (!events.isEmpty() && events.peek().at <= now) {
                events.poll().action.run();
            }
        }
    }

    private long wakeup(Host host) {
        return host.dead || host.core.isFinished() ? Long.MAX_VALUE : host.core.wakeup();
    }

    private void pump(Host from, Host to) {
        while (!from.dead && from.core.poll(now, out)) {
            long packet = Wire.packet(out.bytes());
            if (packet <= from.lastPacket) {
                throw new AssertionError("packet number " + packet + " after " + from.lastPacket);
            }
            from.lastPacket = packet;
            from.datagrams++;
            from.atOnce = from.sentAt == now ? from.atOnce + 1 : 1;
            from.sentAt = now;
            from.mostAtOnce = Math.max(from.mostAtOnce, from.atOnce);
            from.bytes += out.length();
            trace.update((int) (now ^ now >>> 32) + out.length() * 31 + out.bytes()[0]);
            if (out.to().equals(to.address)) {
                transmit(from, to);
            }
        }
        for (Optional<TransferEvent> event = from.core.event(); event.isPresent(); event = from.core.event()) {
            from.events.add(event.get());
        }
    }

    private void transmit(Host from, Host to) {
        SimulatedLink link = from.uplink;
        long leaves = now;
        if (link.bytesPerSecond() > 0) {
            long wire = (long) ((out.length() + 28) * 1e9 / link.bytesPerSecond());
            long waiting = Math.max(0, from.linkFreeAt - now);
            if (waiting * link.bytesPerSecond() / 1_000_000_000L > link.queueBytes()) {
                return;
            }
            from.linkFreeAt = Math.max(now, from.linkFreeAt) + wire;
            leaves = from.linkFreeAt;
        }
        if (random.nextDouble() < link.loss() || now >= link.holeFrom() && now < link.holeTo()) {
            return;
        }
        int copies = random.nextDouble() < link.duplicate() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            byte[] datagram = Arrays.copyOf(out.bytes(), out.length());
            if (random.nextDouble() < link.corrupt()) {
                datagram[random.nextInt(datagram.length)] ^= (byte) (1 + random.nextInt(255));
            }
            long late = link.jitter() == 0 ? 0 : random.nextLong(link.jitter());
            late += random.nextDouble() < link.reorder() ? random.nextLong(1 + link.delay()) : 0;
            at(leaves + link.delay() + late, () -> deliver(from, to, datagram));
        }
    }

    private void deliver(Host from, Host to, byte[] datagram) {
        if (!to.dead && (datagram.length < Wire.HEADER || Wire.connection(datagram) == to.core.connection())) {
            to.core.receive(now, from.address, datagram, datagram.length);
        }
    }

    /** Tells two runs apart. */
    long trace() {
        return trace.getValue();
    }
}
