package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.Registration;
import parley.api.client.Answer;
import parley.api.client.ClientContext;
import parley.p2pvideo.rendezvous.Reflector;
import parley.p2pvideo.rendezvous.Rendezvous;
import parley.p2pvideo.rendezvous.Token;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.ConnectionSetup;
import parley.p2pvideo.transfer.Destination;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.KeptLog;
import parley.p2pvideo.transfer.MoreCandidates;
import parley.p2pvideo.transfer.Nat;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.ReceiverCore;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.SenderIntroduction;
import parley.p2pvideo.transfer.SessionKeys;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferId;
import parley.p2pvideo.transfer.TransferListener;
import parley.rehearsal.Only;

/** What a client tells its server and its peer about where it can be reached. */
public class ReachTest {
    private static final TransferId ID = TransferId.random(new Random(1));
    private static final Candidate FAR = candidate("203.0.113.4", 5);

    private final KeptLog log = new KeptLog();
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final LocalPort port = new LocalPort(0, log);
    private final ClientContext client = Only.of(ClientContext.class, this);
    private final Reach reach = new Reach(client, port, new Post(client));
    private final CompletableFuture<TransferEvent> last = new CompletableFuture<>();
    private List<String> answer = List.of();
    private boolean ending;
    private final BlockingQueue<Thread> tasks = new LinkedBlockingQueue<>();

    private static Candidate candidate(String ip, int number) {
        return new Candidate(InetAddress.ofLiteral(ip), number);
    }

    @AfterEach
    void close() {
        port.close();
    }

    public Answer send(String line) throws CommandException {
        sent.add(line);
        if (answer.isEmpty()) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no such command.");
        }
        return new Answer("", answer, List.of(), OptionalLong.empty(), Optional.empty());
    }

    public Registration after(Duration delay, Runnable task) {
        assertTrue(delay.isZero());
        if (ending) {
            throw new IllegalStateException("The plugin has gone.");
        }
        tasks.add(Thread.ofVirtual().start(task));
        return () -> { };
    }

    public InetAddress serverAddress() {
        return InetAddress.getLoopbackAddress();
    }

    public System.Logger logger() {
        return log;
    }

    private String next() throws InterruptedException {
        return sent.poll(60, TimeUnit.SECONDS);
    }

    private MoreCandidates told() throws Exception {
        String line = next();
        assertTrue(line.startsWith("/p2psignal luke "), line);
        return (MoreCandidates) Signal.parse(line.substring("/p2psignal luke ".length()));
    }

    /** A receiver of one byte that nobody sends. */
    private static final class Nothing implements Destination {
        @Override
        public void write(long offset, byte[] from, int at, int length) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public void read(long offset, byte[] into, int from, int length) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public String commit() {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public void discard() {
            // There is nothing to let go of.
        }
    }

    private Transfer start() throws Exception {
        SecureRandom random = new SecureRandom();
        SenderIntroduction sender = new SenderIntroduction(new Entry("film.mp4", 1, 1), List.of(), random);
        ReceiverIntroduction receiver = new ReceiverIntroduction(sender.offer(), 1 << 20, List.of(), random);
        SessionKeys keys = receiver.agree(sender.reveal());
        return reach.start("luke", ID, 0xCAFE, (now, worker) -> new ReceiverCore(
                new ConnectionSetup(now, keys, List.of(), random), Blocks.of(1), new Nothing(), worker),
                new TransferListener() {
                    @Override
                    public void event(TransferEvent event) {
                        last.complete(event);
                    }

                    @Override
                    public void progress(Progress progress) {
                        // Nothing moves here.
                    }
                });
    }

    /** A server's two ports, for as long as it is open. */
    private static Rendezvous server() throws IOException {
        Rendezvous server = Rendezvous.open(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty());
        Thread.ofPlatform().name("test-rendezvous").daemon().start(() -> {
            try {
                server.serve(TimeUnit.SECONDS.toNanos(60));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return server;
    }

    @Test
    void thePeerIsToldTheAddressThatTheServerSaw() throws Exception {
        try (Rendezvous server = server()) {
            answer = List.of(server.reflect("yoda").orElseThrow().toString(), Integer.toString(server.firstPort()),
                    Integer.toString(server.secondPort()), "203.0.113.4");
            start();
            reach.discover(ID);
            assertEquals("/p2pbind luke cafe", next());
            MoreCandidates told = told();
            assertEquals(List.of(candidate("203.0.113.4", port.open().port())), told.candidates());
            assertEquals(Nat.NONE, told.nat());
            assertEquals(ID, told.id());
        }
    }

    /** Which was perhaps started anew, and then does not know of the transfer. */
    @Test
    void aServerThatIsThereAgainIsAskedForEachTransferThatRuns() throws Exception {
        reach.loggedIn();
        start();
        reach.loggedIn();
        assertEquals("/p2pbind luke cafe", next());
        assertEquals(1, tasks.size());
    }

    /** A computer that has both versions of IP is behind a translator with the one and seen as it is with the other. */
    @Test
    void withBothVersionsOfIpThePeerIsToldBothAddressesAndTheBetterNat() throws Exception {
        Reflector six = new Reflector(new Random(1));
        Token token = six.issue(0, "yoda").orElseThrow();
        InetAddress here = InetAddress.ofLiteral("::1");
        try (DatagramSocket first = new DatagramSocket(new InetSocketAddress(here, 0));
                DatagramSocket second = new DatagramSocket(new InetSocketAddress(here, 0))) {
            answer = new Ticket(token, first.getLocalPort(), second.getLocalPort(), InetAddress.ofLiteral("203.0.113.4"),
                    Optional.empty(), Optional.of(here)).words();
            start();
            reach.discover(ID);
            for (DatagramSocket socket : List.of(first, second)) {
                socket.setSoTimeout(60_000);
                DatagramPacket asked = new DatagramPacket(new byte[99], 99);
                socket.receive(asked);
                byte[] out = new byte[99];
                int length = six.answer(1, new InetSocketAddress("2001:db8::4", 7), asked.getData(), asked.getLength(), out);
                socket.send(new DatagramPacket(out, length, asked.getSocketAddress()));
            }
            assertEquals("/p2pbind luke cafe", next());
            MoreCandidates seen = told();
            assertEquals(List.of(candidate("2001:db8::4", 7)), seen.candidates());
            assertEquals(Nat.EASY, seen.nat());
            MoreCandidates four = told();
            assertEquals(List.of(candidate("203.0.113.4", port.open().port())), four.candidates());
            assertEquals(Nat.EASY, four.nat(), "although with the other version nobody answers");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "224.0.0.1", "localhost"})
    void anAddressOfOursThatCannotBeIsPassedOnToNobody(String seen) throws Exception {
        try (Rendezvous server = server()) {
            answer = List.of(server.reflect("yoda").orElseThrow().toString(), Integer.toString(server.firstPort()),
                    Integer.toString(server.secondPort()), seen);
            start();
            reach.discover(ID);
            assertEquals("/p2pbind luke cafe", next());
            tasks.take().join();
            assertTrue(log.lines().getFirst().contains("/p2pbind is odd"), log.lines()::toString);
            assertTrue(sent.isEmpty());
        }
    }

    @Test
    void ofOneAddressOfAPeerOnlyAFewPortsAreTried() throws Exception {
        List<Candidate> many = new ArrayList<>(List.of(FAR));
        for (int number = 1; number <= 15; number++) {
            many.add(candidate("203.0.113.5", number));
        }
        List<Candidate> tried = reach.worthTrying(many);
        assertEquals(many.subList(0, 1 + Reach.MOST_PORTS), tried);
    }

    @Test
    void anAddressThatIsNewIsToldOnceAndTheServerIsAskedAgain() throws Exception {
        start();
        reach.found(List.of(candidate("192.168.0.3", 5)));
        reach.found(List.of(candidate("192.168.0.3", 5)));
        assertTrue(sent.isEmpty());
        reach.found(List.of(candidate("192.168.0.3", 5), FAR));
        assertEquals(List.of(FAR), told().candidates());
        assertEquals("/p2pbind luke cafe", next());
        reach.found(List.of(FAR));
        assertTrue(sent.isEmpty());
    }

    @Test
    void onlyThePeerOfATransferMayNameAddresses() throws Exception {
        start();
        try (DatagramSocket ofMaul = socket(); DatagramSocket ofLuke = socket()) {
            reach.moreCandidates("maul", more(ofMaul));
            reach.moreCandidates("luke", more(ofLuke));
            ofLuke.receive(new DatagramPacket(new byte[99], 99));
            ofMaul.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, () -> ofMaul.receive(new DatagramPacket(new byte[99], 99)));
        }
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static MoreCandidates more(DatagramSocket socket) {
        return new MoreCandidates(ID, Nat.NONE, List.of(candidate("127.0.0.1", socket.getLocalPort())));
    }

    @Test
    void whereTheShellTakesNoMoreTasksThePortsThreadGoesOn() throws Exception {
        start();
        ending = true;
        reach.discover(ID);
        assertTrue(sent.isEmpty(), sent.toString());
    }

    @Test
    void aServerThatKnowsNothingOfItIsNotAskedForMore() throws Exception {
        start();
        reach.discover(ID);
        assertEquals("/p2pbind luke cafe", next());
        assertTrue(sent.isEmpty());
    }

    @Test
    void aTransferThatIsOverAsksNobody() throws Exception {
        start().cancel();
        last.get(60, TimeUnit.SECONDS);
        reach.discover(ID);
        reach.found(List.of(candidate("192.168.0.3", 5)));
        reach.found(List.of(FAR));
        assertTrue(sent.isEmpty());
    }
}
