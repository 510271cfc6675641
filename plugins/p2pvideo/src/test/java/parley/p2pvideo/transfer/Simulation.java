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

/**
 * Two cores, a network between them and a clock that jumps from event to event. Everything follows from the seed: the
 * same seed gives the same trace.
 */
final class Simulation {
    /** What the senders' interface takes, jumbo frames. */
    static final int INTERFACE_MTU = 9_000;
    /** Of IPv4 and UDP. */
    static final int HEADERS = 28;
    /** What time-outs may add to a credit that is used up. */
    private static final int MOST_OVERDRAWN = 64 << 10;
    private static final int MOST_TURNS_AT_ONE_TIME = 200_000;

    /** One end: a core, its address, its disk, and what its user heard. */
    static final class Host {
        /** As its peer sees it; a NAT may change it. */
        InetSocketAddress address;
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
        /** The peer's socket buffer and how fast its program empties it, bytes a second; 0 for at once. */
        long socketBuffer = Long.MAX_VALUE;
        long readsPerSecond;
        private long readAt;
        /** Datagrams that the network dropped because they were too large. */
        long tooLarge;
        /** Datagrams that are lost in the running burst. */
        private int burst;
        private long burstUntil;
        /** How long its disk takes for each job, and for one in each lane. */
        long diskDelay;
        final long[] laneDelay = new long[Worker.Lane.values().length];
        private long diskFreeAt;
        private final long[] laneFreeAt = new long[laneDelay.length];

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
    private long trace;
    private long orders;
    /** How often anything happened. */
    long wakeups;
    long now = 1_000_000_000L;

    Simulation(long seed, SimulatedLink up, SimulatedLink down) {
        this.random = new Random(seed);
        this.sender = new Host("192.168.1.1", 7001, up);
        this.receiver = new Host("192.168.1.2", 7002, down);
    }

    /** From now on, what the host sends comes from another port, and what is sent to the old one is dropped. */
    static void rebind(Host host, int port) {
        host.address = new InetSocketAddress(host.address.getAddress(), port);
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
        sender.core = new SenderCore(setup(receiver, firstPacket), source, blocks, receiveBuffer, List.of(), worker(sender));
        receiver.core = new ReceiverCore(setup(sender, firstPacket), blocks, destination, worker(receiver));
        LinkMtu links = new LinkMtu(65_536, INTERFACE_MTU);
        sender.core.setLinkMtu(links);
        receiver.core.setLinkMtu(links);
        return this;
    }

    /** A disk that works off one job after the other in every lane, each as long as the host's delays say. */
    Worker worker(Host host) {
        return new Worker() {
            @Override
            public void submit(Work work, Completion then) {
                host.diskFreeAt = Math.max(now, host.diskFreeAt) + host.diskDelay;
                complete(host, host.diskFreeAt, work, then);
            }

            @Override
            public void submit(Lane lane, Work work, Completion then) {
                long free = Math.max(now, host.laneFreeAt[lane.ordinal()]) + host.laneDelay[lane.ordinal()];
                host.laneFreeAt[lane.ordinal()] = free;
                complete(host, free, work, then);
            }

            @Override
            public void submitAfterAll(Work work, Completion then) {
                host.diskFreeAt = Math.max(host.diskFreeAt, Arrays.stream(host.laneFreeAt).max().orElseThrow());
                submit(work, then);
            }
        };
    }

    private void complete(Host host, long time, Worker.Work work, Worker.Completion then) {
        at(time, () -> {
            if (!host.dead) {
                then.done(now, outcome(work));
            }
        });
    }

    /** What becomes of the work; a fault of the program, unlike one of the disk, fails the test. */
    static Optional<IOException> outcome(Worker.Work work) {
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
        return runUntil(now + seconds * 1_000_000_000L);
    }

    /** As {@link #run}, up to this time, which is the time then, unless nothing is left to do. */
    Simulation runUntil(long end) {
        int turns = 0;
        while (true) {
            pump(sender, receiver);
            pump(receiver, sender);
            long next = Math.min(wakeup(sender), wakeup(receiver));
            next = events.isEmpty() ? next : Math.min(next, events.peek().at);
            if (next == Long.MAX_VALUE) {
                return this;
            }
            if (next > end) {
                now = end;
                return this;
            }
            wakeups++;
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
            if (from.core instanceof SenderCore core && core.overdrawn() > MOST_OVERDRAWN) {
                throw new AssertionError(core.overdrawn() + " bytes under way beyond the credit");
            }
            from.datagrams++;
            from.atOnce = from.sentAt == now ? from.atOnce + 1 : 1;
            from.sentAt = now;
            from.mostAtOnce = Math.max(from.mostAtOnce, from.atOnce);
            from.bytes += out.length();
            trace = (trace ^ now) * 0x9E3779B97F4A7C15L + out.length() * 31 + out.bytes()[0];
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
        int wire = out.length() + HEADERS;
        if (wire > link.mtuAt(now)) {
            from.tooLarge++;
            return;
        }
        long leaves = enqueue(from, wire);
        if (leaves < 0 || isLost(from)) {
            return;
        }
        int copies = link.duplicate > 0 && random.nextDouble() < link.duplicate ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            byte[] datagram = Arrays.copyOf(out.bytes(), out.length());
            if (link.corrupt > 0 && random.nextDouble() < link.corrupt) {
                datagram[random.nextInt(datagram.length)] ^= (byte) (1 + random.nextInt(255));
            }
            long late = link.jitter == 0 ? 0 : random.nextLong(link.jitter);
            late += link.reorder > 0 && random.nextDouble() < link.reorder ? random.nextLong(1 + link.delay) : 0;
            at(leaves + link.delay + late, () -> deliver(from, to, datagram));
        }
    }

    /** Puts a packet into the host's queue to the network: when it leaves, or -1 if the queue is full. */
    long enqueue(Host from, int wire) {
        SimulatedLink link = from.uplink;
        if (link.bytesPerSecond == 0) {
            return now;
        }
        long waiting = Math.max(0, from.linkFreeAt - now);
        if (waiting / 1e9 * link.bytesPerSecond > link.queueBytes) {
            return -1;
        }
        from.linkFreeAt = Math.max(now, from.linkFreeAt) + (long) (wire * 1e9 / link.bytesPerSecond);
        return from.linkFreeAt;
    }

    private boolean isLost(Host from) {
        SimulatedLink link = from.uplink;
        if (link.burstLoss > 0 && from.burst == 0 && random.nextDouble() < link.burstLoss) {
            from.burst = 1 + random.nextInt(2 * link.burstLength);
            from.burstUntil = now + from.burst * SimulatedLink.MILLI;
        }
        from.burst = now < from.burstUntil ? from.burst : 0;
        if (from.burst > 0) {
            from.burst--;
            return true;
        }
        return link.loss > 0 && random.nextDouble() < link.loss || link.isHole(now);
    }

    private void deliver(Host from, Host to, byte[] datagram) {
        if (to.readsPerSecond == 0) {
            read(from, to, datagram);
            return;
        }
        if (Math.max(0, to.readAt - now) / 1e9 * to.readsPerSecond + datagram.length > to.socketBuffer) {
            return;
        }
        to.readAt = Math.max(now, to.readAt) + (long) (datagram.length * 1e9 / to.readsPerSecond);
        at(to.readAt, () -> read(from, to, datagram));
    }

    private void read(Host from, Host to, byte[] datagram) {
        if (!to.dead && (datagram.length < Wire.HEADER || Wire.connection(datagram) == to.core.id())) {
            to.core.receive(now, from.address, datagram, datagram.length);
        }
    }

    /** Tells two runs apart. */
    long trace() {
        return trace;
    }
}
