package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.api.ArgumentKind;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Accept;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.ConnectionSetup;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.SenderCore;
import parley.p2pvideo.transfer.SenderIntroduction;
import parley.p2pvideo.transfer.SessionKeys;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.SignalException;
import parley.p2pvideo.transfer.SourceFile;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferId;

/** {@code /p2pvideo USER FILE}: offers a file, and returns when the other user has it. Thread-safe. */
final class Sending {
    /**
     * How long an answer may take.
     *
     * @param look   after so long, and then as often, it is looked whether the other user is still there
     * @param answer after so long the offer is withdrawn
     */
    record Patience(Duration look, Duration answer) {
        static final Patience STANDARD = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(10));
    }

    private final ClientContext client;
    private final LocalPort port;
    private final Post post;
    private final Reach reach;
    private final Patience patience;
    private final SecureRandom random = new SecureRandom();
    private final Map<TransferId, Shipment> shipments = new ConcurrentHashMap<>();

    Sending(ClientContext client, LocalPort port, Post post, Reach reach, Patience patience) {
        this.client = client;
        this.port = port;
        this.post = post;
        this.reach = reach;
        this.patience = patience;
    }

    /** The command. Throws a refusal if the file does not get there. */
    void run(Arguments arguments) throws CommandException, InterruptedException {
        String peer = arguments.text("user");
        if (peer.equals(client.user())) {
            throw new CommandException(ErrorCode.INVALID, "A file cannot be sent to oneself.");
        }
        try (SourceFile source = open(arguments.text("file"))) {
            send(peer, source);
        } catch (IOException e) {
            throw new CommandException(ErrorCode.INVALID, sentence(e.getMessage()));
        }
    }

    private SourceFile open(String name) throws IOException {
        try {
            String home = System.getProperty("user.home");
            return SourceFile.open(client.folder().resolve(name.startsWith("~/") ? Path.of(home, name.substring(2))
                    : Path.of(name)));
        } catch (InvalidPathException e) {
            throw new IOException("'" + name + "' is not a file name", e);
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private void send(String peer, SourceFile source) throws CommandException, InterruptedException {
        SenderIntroduction introduction = introduction(source);
        TransferId id = introduction.offer().id();
        Shipment shipment = new Shipment(peer, source.name());
        shipments.put(id, shipment);
        try {
            boolean seen = isOnline(peer);
            post.send(peer, introduction.offer());
            switch (awaitAnswer(shipment, id, seen)) {
                case Accept accept -> stream(shipment, introduction, accept, source);
                case Decline decline -> throw new CommandException(ErrorCode.DENIED, peer + " does not take "
                        + shipment.name() + (decline.reason().isEmpty() ? "." : ": " + decline.reason() + "."));
                default -> throw notSent(shipment, new TransferEvent.Failed(
                        FailureReason.CANCELLED, false, ""));
            }
        } finally {
            shipments.remove(id);
        }
    }

    private SenderIntroduction introduction(SourceFile source) throws CommandException {
        try {
            Entry entry = new Entry(source.name(), source.size(), source.modified());
            return new SenderIntroduction(entry, port.candidates(), random);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ErrorCode.INVALID,
                    "'" + source.name() + "' cannot be sent: " + e.getMessage() + ".");
        }
    }

    /** Waits; {@code seen} if the peer was among the users known to be here, so that leaving can be noticed. */
    private Signal awaitAnswer(Shipment shipment, TransferId id, boolean seen)
            throws CommandException, InterruptedException {
        String peer = shipment.peer();
        long looks = patience.answer.dividedBy(patience.look);
        for (long look = 0; look < looks; look++) {
            try {
                return shipment.answer().get(patience.look.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (seen && !isOnline(peer)) {
                    throw new CommandException(ErrorCode.OFFLINE, peer + " is offline: left before answering.");
                }
                if (look == 0) {
                    client.screen().print("Waiting for " + peer + " to accept " + shipment.name() + ", "
                            + minutes() + " at most. /cancel " + peer + " stops it.");
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer cannot fail", e);
            }
        }
        post.sendIfPossible(peer, new Cancel(id));
        throw new CommandException(ErrorCode.WAIT, peer + " has not answered for " + minutes() + "; " + shipment.name()
                + " was not sent.");
    }

    private String minutes() {
        return patience.answer.toMinutes() + " minutes";
    }

    private boolean isOnline(String peer) {
        return client.known(ArgumentKind.USER).contains(peer);
    }

    private void stream(Shipment shipment, SenderIntroduction introduction, Accept accept, SourceFile source)
            throws CommandException, InterruptedException {
        String peer = shipment.peer();
        SessionKeys keys = agree(introduction, accept, peer);
        Blocks blocks = new Blocks(source.size(), introduction.offer().blockSize());
        TransferDisplay display = new TransferDisplay(client.screen(), shipment.name() + " to " + peer, peer,
                source.size(), shipment.end()::complete);
        List<Candidate> candidates = reach.worthTrying(accept.candidates());
        TransferId id = introduction.offer().id();
        try {
            shipment.started(reach.start(peer, id, keys.connection(), (now, worker) -> new SenderCore(
                    new ConnectionSetup(now, keys, candidates, random), source, blocks, accept.receiveBuffer(), worker),
                    display));
            post.send(peer, introduction.reveal());
            reach.discover(id);
            client.screen().print(Phrases.words(peer, keys.words()));
            awaitEnd(shipment);
        } catch (RejectedExecutionException e) {
            display.event(new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
            post.sendIfPossible(peer, new Cancel(introduction.offer().id()));
            throw new CommandException(ErrorCode.LIMIT, shipment.name() + " was not sent: " + e.getMessage() + ".");
        } finally {
            shipment.cancel(new Cancel(introduction.offer().id()));
        }
    }

    private SessionKeys agree(SenderIntroduction introduction, Accept accept, String peer)
            throws CommandException, InterruptedException {
        try {
            return introduction.agree(accept);
        } catch (SignalException e) {
            post.sendIfPossible(peer, new Cancel(introduction.offer().id()));
            throw new CommandException(ErrorCode.WAIT, peer + " answered with " + e.getMessage() + ".");
        }
    }

    private void awaitEnd(Shipment shipment) throws CommandException, InterruptedException {
        try {
            switch (shipment.end().get()) {
                case TransferEvent.Sent sent -> client.screen().print("Sent " + shipment.name() + " to "
                        + shipment.peer() + ": " + Phrases.sizeAndTime(sent.bytes(), sent.nanos()) + ".");
                case TransferEvent.Failed failed -> throw notSent(shipment, failed);
                default -> throw new IllegalStateException("a sender does not end like this");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end cannot fail", e);
        }
    }

    private static CommandException notSent(Shipment shipment, TransferEvent.Failed failed) {
        return new CommandException(Phrases.code(failed.reason()), shipment.name() + " was not sent to "
                + shipment.peer() + ": " + Phrases.why(shipment.peer(), failed) + ".");
    }

    /** An answer from another client; one that nobody waits for, or from somebody else, is dropped. */
    void answered(String from, Signal signal) {
        Shipment shipment = shipments.get(signal.id());
        if (shipment == null || !shipment.peer().equals(from)) {
            return;
        }
        switch (signal) {
            case Accept accept -> shipment.answer().complete(accept);
            case Decline decline -> shipment.cancelledByPeer(decline);
            case Cancel cancel -> shipment.cancelledByPeer(new Decline(cancel.id(), ""));
            default -> {
                // Only a receiver gets the others.
            }
        }
    }

    /** A user's connection to the server has ended. */
    void peerLeft(String peer) {
        shipments.values().stream().filter(shipment -> shipment.peer().equals(peer)).forEach(Shipment::peerLeft);
    }

    /** Stops what goes to a user, or to anybody if the name is empty; returns how many that are. */
    int cancel(String peer) throws InterruptedException {
        List<Map.Entry<TransferId, Shipment>> stopped = shipments.entrySet().stream()
                .filter(entry -> peer.isEmpty() || entry.getValue().peer().equals(peer)).toList();
        for (Map.Entry<TransferId, Shipment> entry : stopped) {
            entry.getValue().cancel(new Cancel(entry.getKey()));
            post.sendIfPossible(entry.getValue().peer(), new Cancel(entry.getKey()));
        }
        return stopped.size();
    }
}
