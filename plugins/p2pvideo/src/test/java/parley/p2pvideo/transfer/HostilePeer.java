package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A peer that has the right keys and says what it likes; and the core that must bear it. */
final class HostilePeer {
    static final InetSocketAddress ADDRESS = Simulation.address("10.0.0.9", 9_000);

    final TransferCore core;
    final List<TransferEvent> events = new ArrayList<>();
    final Random random = new Random(1);
    final MemoryFile target;
    final MadeUpFile source;
    private final SessionKeys keys;
    private final Sealer sealer;
    private final Opener opener;
    private final Outgoing out = new Outgoing();
    private final long[] heard = new long[128];
    private final List<Runnable> jobs = new ArrayList<>();
    long now = 1;

    private HostilePeer(boolean sends, long size) {
        byte[] secret = new byte[32];
        keys = SessionKeys.ofSecret(secret);
        ConnectionSetup setup = new ConnectionSetup(now, keys,
                List.of(new Candidate(ADDRESS.getAddress(), ADDRESS.getPort())), random);
        Worker worker = (work, then) -> jobs.add(() -> run(work, then));
        source = new MadeUpFile(size, 1);
        target = new MemoryFile(size);
        core = sends ? new ReceiverCore(setup, Blocks.of(size), target, worker)
                : new SenderCore(setup, source, Blocks.of(size), 1 << 20, List.of(), worker);
        sealer = new Sealer(keys.connection(), sends ? keys.senderKeys() : keys.receiverKeys(), 0);
        opener = new Opener(sends ? keys.receiverKeys() : keys.senderKeys(), new RangeSet(), 0);
    }

    /** One that plays the sender against a receiver core. */
    static HostilePeer sender(long size) {
        return new HostilePeer(true, size);
    }

    /** One that plays the receiver against a sender core that is connected and streams. */
    static HostilePeer receiver(long size) {
        return receiver(size, LinkMtu.UNKNOWN);
    }

    /** As the other, where the sender's interfaces take so much. */
    static HostilePeer receiver(long size, LinkMtu links) {
        HostilePeer peer = new HostilePeer(false, size);
        peer.core.setLinkMtu(links);
        for (byte[] datagram : peer.answers()) {
            byte[] plain = new byte[2_000];
            peer.opener.open(datagram, datagram.length, new Place(plain, 0));
            Probe ping = Probe.read(ByteBuffer.wrap(plain));
            peer.say(Wire.PROBE, 0, body -> new Probe(ping.id(), Probe.PONG, ping.echo()).write(body));
        }
        peer.now += 300_000_000L;
        peer.answers();
        return peer;
    }

    private void run(Worker.Work work, Worker.Completion then) {
        then.done(now, Simulation.outcome(work));
    }

    byte[] seal(byte type, long offset, byte[] plain, int length) {
        byte[] datagram = new byte[length + 100];
        return Arrays.copyOf(datagram, sealer.seal(type, offset, plain, 0, length, datagram));
    }

    void say(byte type, long offset, Consumer<ByteBuffer> writer) {
        ByteBuffer body = ByteBuffer.allocate(60_000);
        writer.accept(body);
        byte[] datagram = seal(type, offset, body.array(), body.position());
        core.receive(now, ADDRESS, datagram, datagram.length);
    }

    void sayControl(int... bytes) {
        say(Wire.CONTROL, 0, body -> {
            for (int each : bytes) {
                body.put((byte) each);
            }
        });
    }

    /** One more than the highest number of a packet of this type that the core has sent. */
    long heard(byte type) {
        return heard[type];
    }

    /** What the core sends now, while its disk does nothing. */
    List<byte[]> answersWithoutDisk() {
        List<byte[]> answers = new ArrayList<>();
        while (core.poll(now, out)) {
            answers.add(Arrays.copyOf(out.bytes(), out.length()));
            heard[out.bytes()[0]] = Wire.packet(out.bytes()) + 1;
        }
        return answers;
    }

    /** The credit in the newest acknowledgement among these, or -1. */
    long creditIn(List<byte[]> datagrams) throws ProtocolException {
        long credit = -1;
        for (byte[] datagram : datagrams) {
            byte[] plain = new byte[2_000];
            if (datagram[0] == Wire.ACK && opener.open(datagram, datagram.length, new Place(plain, 0)) >= 0) {
                AckFrame frame = new AckFrame();
                frame.read(ByteBuffer.wrap(plain));
                credit = frame.credit();
            }
        }
        return credit;
    }

    /** What the core sends now, its disk served. */
    List<byte[]> answers() {
        List<byte[]> answers = new ArrayList<>();
        boolean more = true;
        while (more) {
            answers.addAll(answersWithoutDisk());
            more = !jobs.isEmpty();
            List<Runnable> due = List.copyOf(jobs);
            jobs.clear();
            due.forEach(Runnable::run);
        }
        core.event().ifPresent(events::add);
        return answers;
    }

    /** The reason why the core gave up, if it did. */
    Optional<FailureReason> verdict() {
        answers();
        for (Optional<TransferEvent> event = core.event(); event.isPresent(); event = core.event()) {
            events.add(event.get());
        }
        return events.stream().filter(TransferEvent.Failed.class::isInstance)
                .map(event -> ((TransferEvent.Failed) event).reason()).findFirst();
    }
}
