package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Arrived;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.ConnectionSetup;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.DiskFullException;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.ReceiverCore;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.Reveal;
import parley.p2pvideo.transfer.SessionKeys;
import parley.p2pvideo.transfer.SignalException;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferId;
import parley.p2pvideo.transfer.UdpPort;

/**
 * Takes files that other users offer, into the user's folder under {@code SENDER_FILE}. What was cut off stays there, and
 * its sender's next offer goes on with it without a question. All methods but the
 * constructor run on the {@link Desk}'s thread, one at a time.
 */
final class Receiving {
    /** Offers and arrivals of one user at a time, and of all; more are declined. */
    static final int MOST_OF_ONE = 8;
    static final int MOST = UdpPort.MOST_TRANSFERS / 2;

    private final ClientContext client;
    private final LocalPort port;
    private final Post post;
    private final Reach reach;
    private final SecureRandom random = new SecureRandom();
    /** Concurrent only because a transfer that ends takes itself out on the port's thread. */
    private final Map<TransferId, Arrival> arrivals = new ConcurrentHashMap<>();
    private final Arrivals arrived;
    private final Interrupted interrupted;
    private final WatchList watchList;
    private final Traffic traffic;
    private final Consumer<Desk.Task> later;
    private final ReceiveRules rules;
    private final Patience patience;

    /**
     * Takes nothing yet.
     *
     * @param arrived   what came before
     * @param later     runs a task on the desk's thread; from any thread
     * @param watchList gets what is taken
     * @param traffic   gets what runs
     * @param patience  how long an offer is kept
     */
    Receiving(ClientContext client, LocalPort port, Post post, Reach reach, ReceiveRules rules, Arrivals arrived,
            Consumer<Desk.Task> later, WatchList watchList, Traffic traffic, Patience patience) {
        this.client = client;
        this.port = port;
        this.post = post;
        this.reach = reach;
        this.rules = rules;
        this.arrived = arrived;
        this.interrupted = new Interrupted();
        this.later = later;
        this.watchList = watchList;
        this.traffic = traffic;
        this.patience = patience;
    }

    /** Another user offers files. What it offers again, it does not send any more under the earlier offer. */
    void offered(String peer, Offer offer) throws InterruptedException {
        if (arrivals.containsKey(offer.id())) {
            return;
        }
        Arrival arrival = new Arrival(peer, offer, System.nanoTime());
        Optional<Arrival> before = arrivals.values().stream().filter(each -> offer.again()
                && each.identity().equals(arrival.identity())).findFirst();
        if (before.isPresent() && before.get().isRunning()) {
            before.get().succeededBy(() -> later.accept(() -> offered(peer, offer)));
            keep(before.get());
            return;
        }
        before.ifPresent(this::drop);
        offered(arrival);
    }

    private void offered(Arrival arrival) throws InterruptedException {
        String peer = arrival.peer();
        Offer offer = arrival.offer();
        long ofPeer = arrivals.values().stream().filter(each -> each.peer().equals(peer)).count();
        if (rules.of(peer, offer.size()) == ReceiveMode.OFF) {
            decline(peer, offer, "no files are taken at the moment");
        } else if (offer.again() && arrived.contains(arrival.identity())) {
            post.sendIfPossible(peer, new Arrived(offer.id()));
        } else if (offer.again() && interrupted.isUnwanted(arrival.identity())) {
            decline(peer, offer, "");
        } else if (ofPeer >= MOST_OF_ONE || arrivals.size() >= MOST) {
            decline(peer, offer, "too many files at a time, try again later");
        } else {
            consider(arrival);
        }
    }

    private void decline(String peer, Offer offer, String reason) throws InterruptedException {
        post.sendIfPossible(peer, new Decline(offer.id(), reason));
    }

    private void consider(Arrival arrival) throws InterruptedException {
        arrivals.put(arrival.offer().id(), arrival);
        boolean taken = rules.of(arrival.peer(), arrival.offer().size()) == ReceiveMode.AUTO;
        if (taken || arrival.offer().again() && isHere(arrival)) {
            take(arrival);
            return;
        }
        client.screen().print(Phrases.offer(arrival.peer(), arrival.offer(), room()) + " /accept " + arrival.peer()
                + " takes it, /decline " + arrival.peer() + " refuses it.");
    }

    /** Bytes that are free where files arrive, or -1 if that cannot be said. */
    private long room() {
        try {
            return Files.getFileStore(client.folder()).getUsableSpace();
        } catch (IOException e) {
            client.logger().log(Level.WARNING, "the room in " + client.folder() + " is unknown", e);
            return -1;
        }
    }

    /** Whether a part of it is in the folder, so that it was accepted before. */
    private boolean isHere(Arrival arrival) {
        try {
            return PartFile.isThere(client.folder(), arrival.peer(), arrival.offer());
        } catch (IOException e) {
            // Whatever is wrong with the folder, it is told when the offer is accepted.
            return false;
        }
    }

    private void take(Arrival arrival) throws InterruptedException {
        try {
            UdpPort udp = port.open();
            PartFile part = PartFile.open(client.folder(), arrival.peer(), arrival.offer());
            ReceiverIntroduction made = new ReceiverIntroduction(arrival.offer(), udp.receiveBuffer(),
                    port.candidates(), part.verified(), random);
            arrival.accepted(made, part, watchList.of(arrival.peer(), arrival.offer()));
            interrupted.goesOn(arrival);
            post.send(arrival.peer(), made.accept());
        } catch (DiskFullException e) {
            refuse(arrival, "not enough room on the disk: " + e.getMessage());
        } catch (IOException e) {
            refuse(arrival, "the file cannot be stored");
            client.logger().log(Level.WARNING, "no file can be made in " + client.folder(), e);
        } catch (CommandException e) {
            refuse(arrival, "the receiving computer is not ready");
            client.screen().error(e.getMessage());
        }
    }

    /** Declines what was about to be taken, and tells the user of this side, too. */
    private void refuse(Arrival arrival, String reason) throws InterruptedException {
        client.screen().error(arrival.name() + " from " + arrival.peer() + " was not taken: " + reason + ".");
        drop(arrival);
        decline(arrival.peer(), arrival.offer(), reason);
    }

    /** Forgets an offer, and keeps what is stored of it. */
    private void drop(Arrival arrival) {
        arrivals.remove(arrival.offer().id());
        keep(arrival);
    }

    private void keep(Arrival arrival) {
        if (!arrival.isRunning()) {
            arrival.incoming().ifPresent(Incoming::cutOff);
        }
        try {
            arrival.keep();
        } catch (IOException e) {
            client.logger().log(Level.WARNING, "a part of " + arrival.name() + " was not closed in order", e);
        }
    }

    /** Forgets an offer, and removes what is stored of it: the user does not want it. */
    private void discard(Arrival arrival) {
        arrivals.remove(arrival.offer().id());
        interrupted.unwanted(arrival.identity());
        arrival.incoming().ifPresent(incoming -> incoming.failed("it was stopped"));
        try {
            arrival.discard();
        } catch (IOException e) {
            client.logger().log(Level.WARNING, "a part of " + arrival.name() + " could not be removed", e);
        }
    }

    /** The sender of something that was accepted shows its key: now it begins. */
    void revealed(String peer, Reveal reveal) throws InterruptedException {
        Arrival arrival = arrivals.get(reveal.id());
        if (arrival == null || !arrival.peer().equals(peer) || arrival.isOffered() || arrival.isRunning()) {
            return;
        }
        try {
            start(arrival, arrival.introduction().orElseThrow().agree(reveal));
        } catch (SignalException | RejectedExecutionException e) {
            refuse(arrival, e.getMessage());
        } catch (CommandException e) {
            refuse(arrival, "the receiving computer is not ready");
        }
    }

    private void start(Arrival arrival, SessionKeys keys) throws CommandException {
        String peer = arrival.peer();
        Offer offer = arrival.offer();
        Blocks blocks = new Blocks(offer.size(), offer.blockSize());
        List<Candidate> candidates = reach.worthTrying(offer.candidates());
        long here = arrival.part().verifiedBytes();
        TransferDisplay display = traffic.display(arrival.job(), event -> ended(arrival, event));
        client.screen().print(peer + " sends you " + arrival.name() + ", " + Phrases.size(offer.size())
                + (here == 0 ? "." : ", of which " + Phrases.size(here) + " are here already."));
        client.screen().print(Phrases.words(peer, keys.words()));
        try {
            Transfer running = reach.start(peer, offer.id(), keys.connection(), (now, worker) -> new ReceiverCore(
                    new ConnectionSetup(now, keys, candidates, random), blocks, arrival.part(), worker), display);
            traffic.runs(display, running);
            arrival.started(running);
            reach.discover(offer.id());
        } catch (RejectedExecutionException e) {
            display.event(new TransferEvent.Failed(FailureReason.CANCELLED, false, e.getMessage()));
            throw e;
        }
    }

    /** On the port's thread. */
    private void ended(Arrival arrival, TransferEvent event) {
        arrivals.remove(arrival.offer().id());
        switch (event) {
            case TransferEvent.Received received -> {
                later.accept(() -> arrived.add(arrival.identity()));
                arrival.incoming().orElseThrow().finished();
                client.screen().print("Received " + arrival.name() + " from " + arrival.peer() + ", saved as "
                        + received.name() + ": " + Phrases.sizeAndTime(received.bytes(), received.moved(),
                        received.nanos()) + ".");
            }
            case TransferEvent.Failed failed -> failed(arrival, failed);
            default -> throw new IllegalStateException("a receiver does not end like this");
        }
    }

    private void failed(Arrival arrival, TransferEvent.Failed failed) {
        boolean removed = failed.reason() == FailureReason.CANCELLED && !failed.byPeer();
        Incoming incoming = arrival.incoming().orElseThrow();
        if (Phrases.goesOn(failed.reason())) {
            incoming.cutOff();
        } else {
            incoming.failed(Phrases.why(arrival.peer(), failed));
        }
        if (arrival.succeed()) {
            return;
        }
        if (!removed) {
            later.accept(() -> interrupted.add(arrival));
        }
        String peer = arrival.peer();
        String then = removed ? "Nothing of it was kept." : Phrases.goesOn(failed.reason())
                ? "What is here stays, and it goes on by itself when both of you are online; /cancel " + peer + " removes it."
                : "What is here stays; /cancel " + peer + " removes it.";
        client.screen().error(arrival.name() + " from " + peer + " did not arrive: " + Phrases.why(peer, failed) + ". "
                + then);
    }

    /** The sender gives up. */
    void cancelled(String peer, Cancel cancel) {
        Arrival arrival = arrivals.get(cancel.id());
        if (arrival == null || !arrival.peer().equals(peer)) {
            return;
        }
        if (arrival.isRunning()) {
            arrival.cancelledByPeer();
        } else {
            client.screen().print(peer + " does not send " + arrival.name() + " after all.");
            drop(arrival);
        }
    }

    /** A user's connection to the server has ended. */
    void peerLeft(String peer) {
        arrivals.values().stream().filter(arrival -> arrival.peer().equals(peer)).forEach(Arrival::peerLeft);
    }

    /** {@code /accept}: takes what a user offers; the name may be empty if only one does. */
    void accept(String peer) throws CommandException, InterruptedException {
        take(offerOf(peer));
    }

    /** {@code /decline}: refuses what a user offers. */
    void decline(String peer) throws CommandException, InterruptedException {
        Arrival arrival = offerOf(peer);
        discard(arrival);
        post.sendIfPossible(arrival.peer(), new Decline(arrival.offer().id(), ""));
    }

    private Arrival offerOf(String peer) throws CommandException {
        sweep();
        List<Arrival> offered = arrivals.values().stream().filter(Arrival::isOffered)
                .filter(arrival -> peer.isEmpty() || arrival.peer().equals(peer))
                .sorted((one, other) -> Long.compare(other.age(), one.age())).toList();
        if (offered.isEmpty()) {
            throw new CommandException(ErrorCode.UNKNOWN,
                    peer.isEmpty() ? "No file is offered to you." : peer + " offers no file to you.");
        }
        List<String> peers = offered.stream().map(Arrival::peer).distinct().sorted().toList();
        if (peers.size() > 1) {
            throw new CommandException(ErrorCode.USAGE,
                    "Several users offer a file, name one: " + String.join(", ", peers) + ".");
        }
        return offered.getFirst();
    }

    /**
     * Stops what comes from a user, or from anybody if the name is empty, and removes what is here of that and of what was
     * cut off; returns how many that are.
     */
    int cancel(String peer) throws InterruptedException {
        List<Arrival> stopped = arrivals.values().stream()
                .filter(arrival -> peer.isEmpty() || arrival.peer().equals(peer)).toList();
        for (Arrival arrival : stopped) {
            discard(arrival);
            post.sendIfPossible(arrival.peer(), new Cancel(arrival.offer().id()));
        }
        List<Arrival> before = interrupted.take(peer);
        before.forEach(this::remove);
        return stopped.size() + before.size();
    }

    private void remove(Arrival arrival) {
        try {
            Optional<PartFile> part = PartFile.resume(client.folder(), arrival.peer(), arrival.offer());
            if (part.isPresent()) {
                part.get().discard();
            }
        } catch (IOException e) {
            client.logger().log(Level.WARNING, "a part of " + arrival.name() + " could not be removed", e);
        }
    }

    /** What is offered, was accepted and has not begun, or was cut off. */
    List<TransferRow> rows() {
        List<TransferRow> rows = new ArrayList<>();
        arrivals.values().stream().filter(arrival -> !arrival.isRunning()).forEach(arrival -> rows.add(
                TransferRow.idle(arrival.job(), arrival.isOffered() ? "offered" : "accepted")));
        interrupted.all().forEach(arrival -> rows.add(TransferRow.idle(arrival.job(), "cut off")));
        return rows;
    }

    /** Lets go of offers that nobody took, and of answers that got no key. */
    void sweep() {
        for (Arrival arrival : List.copyOf(arrivals.values())) {
            Duration life = arrival.isOffered() ? patience.answer() : patience.key();
            if (!arrival.isRunning() && arrival.age() >= life.toNanos()) {
                drop(arrival);
            }
        }
    }

    /** The shell ends: lets go of what was accepted and has not begun; the port ends what has. */
    void close() {
        List.copyOf(arrivals.values()).stream().filter(arrival -> !arrival.isRunning()).forEach(this::drop);
    }
}
