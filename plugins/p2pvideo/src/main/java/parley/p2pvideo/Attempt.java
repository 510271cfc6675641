package parley.p2pvideo;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Accept;
import parley.p2pvideo.transfer.Arrived;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.ConnectionSetup;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.SenderCore;
import parley.p2pvideo.transfer.SenderIntroduction;
import parley.p2pvideo.transfer.SessionKeys;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.SignalException;
import parley.p2pvideo.transfer.SourceFiles;
import parley.p2pvideo.transfer.Span;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferId;

/** One try to get a {@link Shipment} to its receiver, from the offer to the end. Thread-safe. */
final class Attempt {
    /** What an attempt needs of its surroundings. */
    record Host(ClientContext client, LocalPort port, Post post, Reach reach, Traffic traffic, Patience patience,
            Unfinished unfinished, SecureRandom random) {
    }

    /** What is to become of the shipment. */
    enum Verdict {
        /** The receiver has it. */
        ARRIVED,
        /** Nobody wants it any more, or it is not what it was. */
        OVER,
        /** It is tried again. */
        CUT_OFF,
        /** It is tried again when the user says so. */
        BY_HAND
    }

    private static final long A_WHILE = TimeUnit.SECONDS.toNanos(10);

    private final Host host;
    private final Shipment shipment;
    private final SenderIntroduction introduction;
    private final CompletableFuture<Signal> answer = new CompletableFuture<>();
    private final CompletableFuture<TransferEvent> end = new CompletableFuture<>();
    private volatile Verdict verdict = Verdict.CUT_OFF;
    private volatile boolean lasted;
    /** Guarded by this, as what follows. */
    private Optional<Transfer> transfer = Optional.empty();
    private boolean stopped;

    /**
     * Prepares an offer.
     *
     * @param again whether it was accepted and cut off before
     */
    Attempt(Host host, Shipment shipment, boolean again) throws CommandException {
        this.host = host;
        this.shipment = shipment;
        try {
            introduction = new SenderIntroduction(shipment.entries(), host.port.candidates(), again, host.random);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ErrorCode.INVALID,
                    shipment.name() + " cannot be sent: " + e.getMessage() + ".");
        }
    }

    TransferId id() {
        return introduction.offer().id();
    }

    Shipment shipment() {
        return shipment;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Whether it went well for a while, so that the next attempt may come soon. */
    boolean hasLasted() {
        return lasted;
    }

    /** Whether datagrams flow, or did. */
    synchronized boolean isStarted() {
        return transfer.isPresent();
    }

    /** Offers, waits for the answer, sends, and waits for the end. Throws a refusal if the files do not get there. */
    void run(SourceFiles source) throws CommandException, InterruptedException {
        boolean seen = isOnline();
        host.post.send(shipment.peer(), introduction.offer());
        switch (awaitAnswer(seen)) {
            case Accept accept -> stream(accept, source);
            case Arrived arrived -> {
                verdict = Verdict.ARRIVED;
                host.client.screen().print(shipment.peer() + " has all of " + shipment.name() + " from the last time.");
            }
            case Decline decline -> {
                verdict = Verdict.OVER;
                throw new CommandException(ErrorCode.DENIED, shipment.peer() + " does not take " + shipment.name()
                        + (decline.reason().isEmpty() ? "." : ": " + decline.reason() + "."));
            }
            default -> throw notSent(new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
        }
    }

    private boolean isOnline() {
        return host.client.known(ArgumentKind.USER).contains(shipment.peer());
    }

    /** Waits; {@code seen} if the peer was among the users known to be here, so that leaving can be noticed. */
    private Signal awaitAnswer(boolean seen) throws CommandException, InterruptedException {
        String peer = shipment.peer();
        Patience patience = host.patience;
        long looks = patience.answer().dividedBy(patience.look());
        for (long look = 0; look < looks; look++) {
            try {
                return answer.get(patience.look().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (seen && !isOnline()) {
                    throw new CommandException(ErrorCode.OFFLINE, peer + " is offline: left before answering.");
                }
                if (look == 0 && !introduction.offer().again()) {
                    host.client.screen().print("Waiting for " + peer + " to accept " + shipment.name() + ", "
                            + patience.minutes() + " at most. /cancel " + peer + " stops it.");
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer cannot fail", e);
            }
        }
        host.post.sendIfPossible(peer, new Cancel(id()));
        throw new CommandException(ErrorCode.WAIT, peer + " has not answered for " + patience.minutes() + "; "
                + shipment.name() + " was not sent.");
    }

    private void stream(Accept accept, SourceFiles source) throws CommandException, InterruptedException {
        String peer = shipment.peer();
        SessionKeys keys = agree(accept);
        remember();
        Blocks blocks = new Blocks(source.size(), introduction.offer().blockSize());
        TransferDisplay display = host.traffic.display(shipment.job(), end::complete);
        List<Candidate> candidates = host.reach.worthTrying(accept.candidates());
        try {
            Transfer running = host.reach.start(peer, id(), keys.connection(), (now, worker) -> new SenderCore(
                    new ConnectionSetup(now, keys, candidates, host.random), source, blocks,
                    accept.receiveBuffer(), accept.have(), worker), display);
            host.traffic.runs(display, running);
            started(running);
            host.post.send(peer, introduction.reveal());
            host.reach.discover(id());
            tellStart(accept, blocks, keys);
            awaitEnd(System.nanoTime());
        } catch (RejectedExecutionException e) {
            display.event(new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
            host.post.sendIfPossible(peer, new Cancel(id()));
            throw new CommandException(ErrorCode.LIMIT, shipment.name() + " was not sent: " + e.getMessage() + ".");
        } finally {
            suspend();
        }
    }

    private SessionKeys agree(Accept accept) throws CommandException, InterruptedException {
        try {
            return introduction.agree(accept);
        } catch (SignalException e) {
            host.post.sendIfPossible(shipment.peer(), new Cancel(id()));
            throw new CommandException(ErrorCode.WAIT, shipment.peer() + " answered with " + e.getMessage() + ".");
        }
    }

    private void remember() {
        try {
            host.unfinished.accepted(shipment);
        } catch (IOException e) {
            host.client.screen().error("If the transfer of " + shipment.name()
                    + " is cut off, it will not be gone on with by itself: " + e.getMessage() + ".");
        }
    }

    private void tellStart(Accept accept, Blocks blocks, SessionKeys keys) {
        long there = 0;
        for (Span run : accept.have()) {
            there += blocks.bytes(run);
        }
        if (there > 0) {
            host.client.screen().print(shipment.peer() + " has " + Phrases.size(there) + " of " + shipment.name()
                    + " already; the rest follows.");
        }
        host.client.screen().print(Phrases.words(shipment.peer(), keys.words()));
    }

    private void awaitEnd(long startedAt) throws CommandException, InterruptedException {
        try {
            TransferEvent last = end.get();
            lasted = System.nanoTime() - startedAt >= A_WHILE;
            switch (last) {
                case TransferEvent.Sent sent -> {
                    verdict = Verdict.ARRIVED;
                    host.client.screen().print("Sent " + shipment.name() + " to " + shipment.peer() + ": "
                            + Phrases.sizeAndTime(sent.bytes(), sent.moved(), sent.nanos()) + ".");
                }
                case TransferEvent.Failed failed -> throw notSent(failed);
                default -> throw new IllegalStateException("a sender does not end like this");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end cannot fail", e);
        }
    }

    private CommandException notSent(TransferEvent.Failed failed) {
        FailureReason reason = failed.reason();
        if (Phrases.isFinal(reason)) {
            verdict = Verdict.OVER;
        } else if (!Phrases.goesOn(reason)) {
            verdict = Verdict.BY_HAND;
        }
        String peer = shipment.peer();
        String then = switch (host.unfinished.isRemembered(shipment) ? verdict : Verdict.OVER) {
            case CUT_OFF -> " It goes on by itself when both of you are online; /cancel " + peer + " forgets it.";
            case BY_HAND -> " /resume " + peer + " goes on with it, /cancel " + peer + " forgets it.";
            default -> "";
        };
        return new CommandException(Phrases.code(reason), shipment.name() + " was not sent to " + peer + ": "
                + Phrases.why(peer, failed) + "." + then);
    }

    // From other threads

    /** An answer from the receiver. */
    void answered(Signal signal) {
        answer.complete(signal);
    }

    private synchronized void started(Transfer running) {
        transfer = Optional.of(running);
        if (stopped) {
            running.cancel();
        }
    }

    /** The peer's connection to the server has ended. */
    synchronized void peerLeft() {
        transfer.ifPresent(Transfer::peerLeft);
    }

    /** The peer stops it, at whatever stage it is. */
    synchronized void cancelledByPeer() {
        transfer.ifPresent(Transfer::cancelledByPeer);
        answer.complete(new Decline(id(), ""));
    }

    /** The user stops it, at whatever stage it is. */
    synchronized void cancel() {
        stopped = true;
        transfer.ifPresent(Transfer::cancel);
        answer.complete(new Cancel(id()));
    }

    /** Ends it so that it can be gone on with; does nothing if it has ended. */
    synchronized void suspend() {
        transfer.ifPresent(Transfer::suspend);
    }
}
