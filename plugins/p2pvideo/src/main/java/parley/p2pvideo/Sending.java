package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import parley.api.ArgumentKind;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.SourceFiles;
import parley.p2pvideo.transfer.TransferId;

/**
 * {@code /p2pvideo USER FILE}: offers files, and returns when the other user has them; the shell takes other lines
 * meanwhile, and a script can tell from the end how it went. What was accepted and then cut off is {@link Unfinished}:
 * it is offered again until it has arrived. Thread-safe.
 */
final class Sending {
    /** So many links and pipes that are left out are named; of more, their number. */
    private static final int NAMED = 5;

    private final ClientContext client;
    private final Post post;
    private final Unfinished unfinished;
    private final Attempt.Host host;
    private final SecureRandom random = new SecureRandom();
    private final Map<TransferId, Attempt> attempts = new ConcurrentHashMap<>();

    Sending(ClientContext client, LocalPort port, Post post, Reach reach, Traffic traffic, Patience patience,
            Unfinished unfinished) {
        this.client = client;
        this.post = post;
        this.unfinished = unfinished;
        this.host = new Attempt.Host(client, port, post, reach, traffic, patience, unfinished, random);
    }

    /** The command. Throws a refusal if the files do not get there. */
    void run(Arguments arguments) throws CommandException, InterruptedException {
        String peer = arguments.text("user");
        if (peer.equals(client.user())) {
            throw new CommandException(ErrorCode.INVALID, "A file cannot be sent to oneself.");
        }
        try {
            send(peer, select(arguments.text("file")));
        } catch (IOException e) {
            throw new CommandException(ErrorCode.INVALID, sentence(e.getMessage()));
        }
    }

    /** Finds the files that a user means, and tells of those that are left out. */
    Selection select(String words) throws CommandException {
        try {
            Selection selection = Selection.of(client.folder(), words);
            tellSkipped(selection.skipped());
            return selection;
        } catch (IOException e) {
            throw new CommandException(ErrorCode.INVALID, sentence(e.getMessage()));
        }
    }

    /** Sends files to one user; returns when they are there. Throws a refusal if they do not get there. */
    void send(String peer, Selection selection) throws CommandException, InterruptedException, IOException {
        Shipment shipment = Shipment.of(Account.of(client), peer, selection.items(), random);
        try (SourceFiles source = SourceFiles.open(shipment.items())) {
            run(new Attempt(host, shipment, false), source);
        }
    }

    private void tellSkipped(List<String> skipped) {
        if (!skipped.isEmpty()) {
            String more = skipped.size() > NAMED ? " and " + (skipped.size() - NAMED) + " more" : "";
            client.screen().print("Left out, as they are links or no plain files: "
                    + String.join(", ", skipped.subList(0, Math.min(NAMED, skipped.size()))) + more + ".");
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private void run(Attempt attempt, SourceFiles source) throws CommandException, InterruptedException {
        attempts.put(attempt.id(), attempt);
        try {
            attempt.run(source);
        } finally {
            attempts.remove(attempt.id());
            settle(attempt);
        }
    }

    private void settle(Attempt attempt) {
        switch (attempt.verdict()) {
            case ARRIVED, OVER -> forget(attempt.shipment());
            case CUT_OFF -> unfinished.cutOff(attempt.shipment(), System.nanoTime(), attempt.hasLasted(), false);
            case BY_HAND -> unfinished.cutOff(attempt.shipment(), System.nanoTime(), attempt.hasLasted(), true);
        }
    }

    private void forget(Shipment shipment) {
        unfinished.forget(shipment);
        host.traffic().forget(shipment.job());
    }

    // What was cut off

    /** The user has logged in. */
    void loggedIn() {
        unfinished.loggedIn(Account.of(client), System.nanoTime());
    }

    /** Tries again what is due. Called again and again. */
    void goOn() {
        unfinished.due(System.nanoTime(), client.known(ArgumentKind.USER)).forEach(this::goOnWith);
    }

    /** {@code /resume}: tries again now what was cut off; returns how many that are. */
    int resume(Whom whom) {
        List<Shipment> some = unfinished.take(whom);
        for (Shipment shipment : some) {
            client.screen().print("Going on with " + shipment.name() + " to " + shipment.peer() + ".");
            goOnWith(shipment);
        }
        return some.size();
    }

    private void goOnWith(Shipment shipment) {
        client.after(Duration.ZERO, () -> tryAgain(shipment));
    }

    /** Of a try that does not even begin the user hears nothing: the next one comes by itself. */
    private void tryAgain(Shipment shipment) {
        try (SourceFiles source = SourceFiles.resume(shipment.items())) {
            Attempt attempt = new Attempt(host, shipment, true);
            try {
                run(attempt, source);
            } catch (CommandException e) {
                if (attempt.isStarted() || attempt.verdict() == Attempt.Verdict.OVER) {
                    client.screen().error(e.getMessage());
                }
            }
        } catch (CommandException e) {
            unfinished.cutOff(shipment, System.nanoTime(), false, true);
            client.screen().error(e.getMessage());
        } catch (IOException e) {
            client.logger().log(Level.WARNING, shipment.name() + " was not closed in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is offered, or waits for its next try. */
    List<TransferRow> rows() {
        Stream<TransferRow> offered = attempts.values().stream().filter(attempt -> !attempt.isStarted())
                .map(attempt -> TransferRow.idle(attempt.shipment().job(), "offered"));
        Stream<TransferRow> waiting = unfinished.waiting().stream()
                .map(shipment -> host.traffic().cutOff(shipment.job()));
        return Stream.concat(offered, waiting).toList();
    }

    // From other clients, and for all attempts

    /** An answer from another client; one that nobody waits for, or from somebody else, is dropped. */
    void answered(String from, Signal signal) {
        Attempt attempt = attempts.get(signal.id());
        if (attempt == null || !attempt.shipment().peer().equals(from)) {
            return;
        }
        switch (signal) {
            case Decline decline when attempt.isStarted() -> attempt.cancelledByPeer();
            case Cancel cancel -> attempt.cancelledByPeer();
            default -> attempt.answered(signal);
        }
    }

    /** A user's connection to the server has ended. */
    void peerLeft(String peer) {
        unfinished.peerLeft(peer);
        attempts.values().stream().filter(attempt -> attempt.shipment().peer().equals(peer)).forEach(Attempt::peerLeft);
    }

    /** Stops what is sent, and forgets what waits to be gone on with; returns how many that are. */
    int cancel(Whom whom) throws InterruptedException {
        Set<Shipment> stopped = new HashSet<>(unfinished.take(whom));
        stopped.forEach(shipment -> client.screen().print(shipment.job().title() + " will not be sent on."));
        for (Attempt attempt : List.copyOf(attempts.values())) {
            if (whom.includes(attempt.shipment().peer())) {
                stopped.add(attempt.shipment());
                attempt.cancel();
                post.sendIfPossible(attempt.shipment().peer(), new Cancel(attempt.id()));
            }
        }
        stopped.forEach(this::forget);
        return stopped.size();
    }

    /** The shell ends: withdraws what nobody has accepted yet. What runs, the port ends. */
    void suspend() throws InterruptedException {
        for (Attempt attempt : attempts.values()) {
            if (!attempt.isStarted()) {
                post.sendIfPossible(attempt.shipment().peer(), new Cancel(attempt.id()));
            }
        }
    }
}
