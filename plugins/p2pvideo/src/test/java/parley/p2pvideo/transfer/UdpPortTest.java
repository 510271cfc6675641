package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import parley.p2pvideo.rendezvous.Rendezvous;
import parley.p2pvideo.rendezvous.Token;
import parley.p2pvideo.udp.UdpSocket;

/** Real sockets on loopback, real files, real threads. Every wait is for an event, with a deadline. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource
class UdpPortTest {
    /** Which socket a port has; {@code BEST} is the same as {@code CHANNEL} where no other can be had. */
    enum Socket { BEST, CHANNEL }


    private static final long DEADLINE_SECONDS = 60;

    @Parameter
    private Socket socket;
    @TempDir
    Path directory;
    private final KeptLog log = new KeptLog();
    private UdpPort receiving;
    private UdpPort sending;

    /** Keeps what it hears. */
    private static final class Ear implements TransferListener {
        private final BlockingQueue<TransferEvent> events = new LinkedBlockingQueue<>();
        private final CountDownLatch underWay = new CountDownLatch(1);
        private volatile int datagram;

        @Override
        public void event(TransferEvent event) {
            events.add(event);
        }

        @Override
        public void progress(Progress progress) {
            datagram = progress.datagram();
            if (progress.bytes() > 0) {
                underWay.countDown();
            }
        }

        <E extends TransferEvent> E await(Class<E> kind) throws InterruptedException {
            StringBuilder others = new StringBuilder();
            for (TransferEvent event = next(); event != null; event = next()) {
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
                others.append(event);
            }
            throw new AssertionError("no " + kind.getSimpleName() + ", only " + others);
        }

        private TransferEvent next() throws InterruptedException {
            return events.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** A transfer with both of its listeners. */
    private record Pair(Transfer sender, Transfer receiver, Ear senderEar, Ear receiverEar, int connection) {
    }

    @BeforeEach
    void openPorts() throws IOException {
        receiving = port();
        sending = port();
    }

    private UdpPort port() throws IOException {
        return socket == Socket.BEST ? UdpPort.open(0, log) : UdpPort.over(UdpSocket.bindChannel(0), log);
    }

    @AfterEach
    void closePorts() {
        receiving.close();
        sending.close();
    }

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(directory.resolve(name), bytes);
    }

    /** One that is not through before it is stopped. Its bytes do not matter, so they are not written. */
    private Path longFile(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.setLength(2_000_000_000);
        }
        return directory.resolve(name);
    }

    private Pair transfer(Path path, String sender) throws IOException, SignalException {
        return transfer(path, sender, LocalAddresses.candidates(sending.port()),
                LocalAddresses.candidates(receiving.port()));
    }

    private Pair transfer(Path path, String sender, List<Candidate> ofSender, List<Candidate> ofReceiver)
            throws IOException, SignalException {
        SourceFiles source = Offers.source(path);
        SenderIntroduction first = new SenderIntroduction(source.entries(), ofSender, false, new SecureRandom());
        Offer offer = first.offer();
        ReceiverIntroduction second = new ReceiverIntroduction(offer, receiving.receiveBuffer(),
                ofReceiver, new SecureRandom());
        Accept accept = second.accept();
        SessionKeys senderKeys = first.agree(accept);
        SessionKeys receiverKeys = second.agree(first.reveal());
        PartFile target = PartFile.open(directory, sender, offer);
        Blocks blocks = new Blocks(offer.size(), offer.blockSize());
        Ear senderEar = new Ear();
        Ear receiverEar = new Ear();
        Transfer in = receiving.start((now, worker) -> new ReceiverCore(
                new ConnectionSetup(now, receiverKeys, offer.candidates(), new Random(1)), blocks, target, worker),
                receiverEar);
        Transfer out = sending.start((now, worker) -> new SenderCore(
                new ConnectionSetup(now, senderKeys, accept.candidates(), new Random(2)), source, blocks,
                accept.receiveBuffer(), accept.have(), worker), senderEar);
        return new Pair(out, in, senderEar, receiverEar, senderKeys.connection());
    }

    private List<String> parts() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.contains("_")).sorted()
                    .toList();
        }
    }

    @Test
    void twoTransfersToTheSameReceiverAtOnceBothArrive() throws Exception {
        Path one = file("one.mp4", 5_000_000);
        Path two = file("two.mp4", 3_000_001);
        Pair first = transfer(one, "yoda");
        Pair second = transfer(two, "luke");
        assertEquals("yoda_one.mp4", first.receiverEar.await(TransferEvent.Received.class).name());
        assertEquals("luke_two.mp4", second.receiverEar.await(TransferEvent.Received.class).name());
        assertEquals(5_000_000, first.senderEar.await(TransferEvent.Sent.class).bytes());
        assertEquals(3_000_001, second.senderEar.await(TransferEvent.Sent.class).bytes());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(directory.resolve("yoda_one.mp4")));
        assertArrayEquals(Files.readAllBytes(two), Files.readAllBytes(directory.resolve("luke_two.mp4")));
    }

    @Test
    void theSameFileTwiceAtOnceGetsTwoNames() throws Exception {
        Path path = file("film.mp4", 2_000_000);
        Pair first = transfer(path, "yoda");
        Pair second = transfer(path, "yoda");
        first.receiverEar.await(TransferEvent.Received.class);
        second.receiverEar.await(TransferEvent.Received.class);
        assertEquals(List.of("yoda_film (1).mp4", "yoda_film.mp4"), parts());
    }

    @Test
    void aBadNetworkBetweenRealPortsDelaysTheFileButDoesNotSpoilIt() throws Exception {
        Path path = file("film.mp4", 6_000_000);
        try (LossyRelay relay = new LossyRelay(sending.port(), receiving.port())) {
            Pair pair = transfer(path, "yoda", relay.forRight(), relay.forLeft());
            pair.receiverEar.await(TransferEvent.Received.class);
            pair.senderEar.await(TransferEvent.Sent.class);
        }
        assertEquals(-1, Files.mismatch(path, directory.resolve("yoda_film.mp4")));
    }

    @Test
    void aFileGoesOnWhenTheNetworkComesBackWithOtherAddresses() throws Exception {
        Path path = file("film.mp4", 6_000_000);
        try (MovingNetwork network = new MovingNetwork(sending.port(), receiving.port())) {
            Pair pair = transfer(path, "yoda", network.forRight(), network.forLeft());
            pair.sender.limit(2_000_000);
            assertTrue(pair.receiverEar.underWay.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            network.cut();
            pair.senderEar.await(TransferEvent.Searching.class);
            assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), parts());
            network.comeBack();
            pair.sender.addCandidates(network.forLeft());
            pair.receiver.addCandidates(network.forRight());
            pair.senderEar.await(TransferEvent.Connected.class);
            assertEquals(6_000_000, pair.receiverEar.await(TransferEvent.Received.class).moved());
        }
        assertEquals(-1, Files.mismatch(path, directory.resolve("yoda_film.mp4")));
    }

    /** A server's two ports with a thread. */
    private static Rendezvous server(Optional<Rendezvous.Limits> relay) throws IOException {
        Rendezvous server = Rendezvous.open(InetAddress.getLoopbackAddress(), 0, 0, relay);
        Thread.ofPlatform().name("test-rendezvous").daemon().start(() -> {
            try {
                boolean open = true;
                while (open) {
                    open = server.serve(TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return server;
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void withoutADirectWayTheServerPassesTheSealedDatagramsOn() throws Exception {
        Path path = file("film.mp4", 3_000_000);
        try (Rendezvous server = server(Optional.of(new Rendezvous.Limits(100_000_000, 100_000_000)))) {
            Pair pair = transfer(path, "yoda", List.of(), List.of());
            Token first = server.relay("yoda", "luke", pair.connection).orElseThrow();
            Token second = server.relay("luke", "yoda", pair.connection).orElseThrow();
            pair.sender.useRelay(new RelayTicket(here(server.firstPort()), first));
            pair.receiver.useRelay(new RelayTicket(here(server.firstPort()), second));
            assertEquals(PathKind.RELAYED, pair.senderEar.await(TransferEvent.Connected.class).path());
            assertEquals(PathKind.RELAYED, pair.receiverEar.await(TransferEvent.Connected.class).path());
            pair.receiverEar.await(TransferEvent.Received.class);
            pair.senderEar.await(TransferEvent.Sent.class);
        }
        assertEquals(-1, Files.mismatch(path, directory.resolve("yoda_film.mp4")));
    }

    @Test
    void theServerTellsAPortHowItIsSeen() throws Exception {
        try (Rendezvous server = server(Optional.empty())) {
            CompletableFuture<Reflection> end = new CompletableFuture<>();
            Token token = server.reflect("yoda").orElseThrow();
            sending.reflect(token, here(server.firstPort()), here(server.secondPort()), end::complete);
            assertEquals(List.of(here(sending.port())), end.get(DEADLINE_SECONDS, TimeUnit.SECONDS).seen());
        }
    }

    @Test
    void aPortAsksNoMoreThan64QuestionsAtATime() throws Exception {
        BlockingQueue<Reflection> ends = new LinkedBlockingQueue<>();
        try (DatagramSocket mute = new DatagramSocket(here(0))) {
            for (int i = 0; i < Reflections.MOST + 3; i++) {
                sending.reflect(new Token(i, i), here(mute.getLocalPort()), here(mute.getLocalPort()), ends::add);
            }
            for (int i = 0; i < Reflections.MOST; i++) {
                assertEquals(List.of(), ends.poll(DEADLINE_SECONDS, TimeUnit.SECONDS).seen());
            }
        }
        assertTrue(ends.isEmpty());
    }

    @Test
    void anEmptyFileArrives() throws Exception {
        Pair pair = transfer(file("empty.mp4", 0), "yoda");
        assertEquals(0, pair.receiverEar.await(TransferEvent.Received.class).bytes());
        pair.senderEar.await(TransferEvent.Sent.class);
        assertEquals(0, Files.size(directory.resolve("yoda_empty.mp4")));
    }

    @Test
    void aTransferPausedByItsReceiverGoesOnWhenItWantsWithDatagramsAsLargeAsLoopbackTakes() throws Exception {
        Path path = file("film.mp4", 60_000_000);
        Pair pair = transfer(path, "yoda");
        pair.sender.limit(10_000_000); // or it would be over before the pause
        assertTrue(pair.receiverEar.underWay.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        pair.receiver.pause();
        assertTrue(pair.senderEar.await(TransferEvent.Paused.class).byPeer());
        pair.sender.limit(0);
        pair.receiver.resume();
        assertTrue(pair.senderEar.await(TransferEvent.Resumed.class).flowing());
        pair.receiverEar.await(TransferEvent.Received.class);
        pair.senderEar.await(TransferEvent.Sent.class);
        assertEquals(-1, Files.mismatch(path, directory.resolve("yoda_film.mp4")));
        int largest = Math.min(PathMtu.MOST, receiving.receiveBuffer() / 8);
        assertTrue(pair.senderEar.datagram > largest - 20 || receiving.linkMtu().equals(LinkMtu.UNKNOWN),
                () -> "datagrams of " + pair.senderEar.datagram);
    }

    @Test
    void closingTheSendersPortTellsTheReceiverWhichKeepsItsPart() throws Exception {
        Pair pair = transfer(longFile("film.mp4"), "yoda");
        assertTrue(pair.receiverEar.underWay.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        sending.close();
        TransferEvent.Failed failed = pair.receiverEar.await(TransferEvent.Failed.class);
        assertEquals(FailureReason.SUSPENDED, failed.reason());
        assertTrue(failed.byPeer());
        assertEquals(FailureReason.SUSPENDED, pair.senderEar.await(TransferEvent.Failed.class).reason());
        receiving.close();
        assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), parts());
    }

    @Test
    void aPortWhoseThreadIsInterruptedEnds() throws Exception {
        String name = "p2pvideo-udp-" + sending.port();
        Thread thread = Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().equals(name)).findFirst()
                .orElseThrow();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        assertFalse(thread.isAlive());
        assertThrows(RejectedExecutionException.class, () -> transfer(longFile("film.mp4"), "yoda"));
    }

    @Test
    void closingTheReceiversPortKeepsThePart() throws Exception {
        Pair pair = transfer(longFile("film.mp4"), "yoda");
        assertTrue(pair.receiverEar.underWay.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        receiving.close();
        assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), parts());
        assertTrue(pair.senderEar.await(TransferEvent.Failed.class).byPeer());
    }

    @Test
    void oneOfTwoTransfersIsCancelledAndTheOtherGoesOn() throws Exception {
        Pair doomed = transfer(longFile("one.mp4"), "yoda");
        Pair other = transfer(file("two.mp4", 4_000_000), "luke");
        assertTrue(doomed.receiverEar.underWay.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        doomed.receiver.cancel();
        assertTrue(doomed.senderEar.await(TransferEvent.Failed.class).byPeer());
        other.receiverEar.await(TransferEvent.Received.class);
        other.senderEar.await(TransferEvent.Sent.class);
    }

    @Test
    void aFaultInOneTransferEndsThatOneOnly() throws Exception {
        Ear ear = new Ear();
        receiving.start((now, worker) -> {
            throw new IllegalStateException("a fault that this test makes");
        }, ear);
        assertEquals(FailureReason.INTERNAL, ear.await(TransferEvent.Failed.class).reason());
        assertTrue(log.lines().getLast().contains("a fault that this test makes"), log.lines()::toString);
        transfer(file("film.mp4", 1_000), "yoda").receiverEar.await(TransferEvent.Received.class);
    }

    @Test
    void strayDatagramsAreCountedAndNotAnswered() throws Exception {
        try (DatagramSocket stray = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            byte[] bytes = new byte[100];
            bytes[0] = Wire.PROBE;
            for (int length : new int[] {0, 1, 12, 13, 100}) {
                stray.send(new DatagramPacket(bytes, length, InetAddress.getLoopbackAddress(), receiving.port()));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            while (receiving.strays() < 5 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertEquals(5, receiving.strays());
            stray.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, () -> stray.receive(new DatagramPacket(new byte[10], 10)));
        }
    }

    @Test
    void aPortInUseIsRefusedWithItsNumber() {
        IOException refused = assertThrows(IOException.class, () -> UdpPort.open(receiving.port(), log));
        assertTrue(refused.getMessage().contains("UDP port " + receiving.port()), refused.getMessage());
    }

    @Test
    void aClosedPortTakesNoTransfer() {
        receiving.close();
        assertThrows(RejectedExecutionException.class, () -> receiving.start((now, worker) -> null, new Ear()));
    }

    @Test
    void noMoreThan64TransfersRunAtATime() {
        Ear ear = new Ear();
        for (int i = 0; i < UdpPort.MOST_TRANSFERS; i++) {
            byte[] secret = new byte[32];
            secret[0] = (byte) i;
            receiving.start((now, worker) -> new ReceiverCore(new ConnectionSetup(now, SessionKeys.ofSecret(secret),
                    List.of(), new Random(1)), Blocks.of(1), new MemoryFile(1), worker), ear);
        }
        RejectedExecutionException refused = assertThrows(RejectedExecutionException.class,
                () -> receiving.start((now, worker) -> null, ear));
        assertTrue(refused.getMessage().contains("64"), refused.getMessage());
    }

    @Test
    void theAddressesOfThisComputerIncludeLoopbackAndThePort() throws Exception {
        List<Candidate> candidates = LocalAddresses.candidates(5_000);
        assertTrue(candidates.getFirst().address().isLoopbackAddress());
        assertTrue(candidates.size() <= Candidate.MOST);
        assertTrue(candidates.stream().allMatch(candidate -> candidate.port() == 5_000));
        assertInstanceOf(InetSocketAddress.class, candidates.getFirst().socketAddress());
    }
}
