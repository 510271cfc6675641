package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import parley.api.CommandException;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.ConnectionSetup;
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
import parley.p2pvideo.transfer.UdpPort;

/**
 * Receives what was accepted, into the user's folder under {@code SENDER_FILE} or the name that the user chose; what
 * was cut off stays there, and the next attempt goes on with it. All methods but the constructor run on the {@link
 * Desk}'s thread, one at a time.
 */
final class Receiving {
    private final ClientContext client;
    private final LocalPort port;
    private final Post post;
    private final Reach reach;
    private final SecureRandom random = new SecureRandom();
    private final Inbound inbound;
    private final Interrupted interrupted;
    private final Endings endings;
    private final WatchList watchList;
    private final Traffic traffic;
    private final Patience patience;

    /**
     * Takes nothing yet.
     *
     * @param interrupted remembers what was taken
     * @param endings     hears of each end
     * @param watchList   gets what is taken
     * @param traffic     gets what runs
     * @param patience    how long what was accepted is kept until it begins
     */
    Receiving(ClientContext client, LocalPort port, Post post, Reach reach, Inbound inbound, Interrupted interrupted,
            Endings endings, WatchList watchList, Traffic traffic, Patience patience) {
        this.client = client;
        this.port = port;
        this.post = post;
        this.reach = reach;
        this.inbound = inbound;
        this.interrupted = interrupted;
        this.endings = endings;
        this.watchList = watchList;
        this.traffic = traffic;
        this.patience = patience;
    }

    /** Whether a part of it is here, so that it was accepted before. */
    boolean hasPart(Arrival arrival) {
        try {
            return interrupted.folder(arrival.identity()).isPresent()
                    || PartFile.cutOff(client.folder()).contains(arrival.identity());
        } catch (IOException e) {
            // Whatever is wrong with the folder, it is told when the offer is accepted.
            return false;
        }
    }

    /**
     * Takes what was offered: where its part lies, or else in the folder in which the user works.
     *
     * @param name under which it is to be stored, if not the sender's
     */
    void take(Arrival arrival, Optional<String> name) throws InterruptedException {
        try {
            UdpPort udp = port.open();
            Path folder = interrupted.folder(arrival.identity()).orElse(client.folder());
            PartFile part = PartFile.open(folder, arrival.peer(), arrival.offer(), name);
            ReceiverIntroduction made = new ReceiverIntroduction(arrival.offer(), udp.receiveBuffer(),
                    port.candidates(), part.verified(), random);
            arrival.accepted(made, part, folder, watchList.of(arrival.peer(), arrival.offer(), part.chosen()));
            interrupted.accepted(arrival);
            post.send(arrival.peer(), made.accept());
        } catch (DiskFullException e) {
            endings.refuse(arrival, "not enough room on the disk: " + e.getMessage());
        } catch (IOException e) {
            endings.refuse(arrival, "the file cannot be stored");
            client.logger().log(Level.WARNING, "no file can be made in " + client.folder(), e);
        } catch (CommandException e) {
            endings.refuse(arrival, "the receiving computer is not ready");
            client.screen().error(e.getMessage());
        }
    }

    /** The sender of something that was accepted shows its key: now it begins. */
    void revealed(String peer, Reveal reveal) throws InterruptedException {
        Optional<Arrival> found = inbound.find(reveal.id(), peer)
                .filter(arrival -> !arrival.isOffered() && !arrival.isRunning());
        if (found.isEmpty()) {
            return;
        }
        Arrival arrival = found.get();
        try {
            start(arrival, arrival.introduction().orElseThrow().agree(reveal));
        } catch (SignalException | RejectedExecutionException e) {
            endings.refuse(arrival, e.getMessage());
        } catch (CommandException e) {
            endings.refuse(arrival, "the receiving computer is not ready");
        }
    }

    private void start(Arrival arrival, SessionKeys keys) throws CommandException {
        String peer = arrival.peer();
        Offer offer = arrival.offer();
        Blocks blocks = new Blocks(offer.size(), offer.blockSize());
        List<Candidate> candidates = reach.worthTrying(offer.candidates());
        TransferDisplay display = traffic.display(arrival.job(), event -> endings.ended(arrival, event));
        client.screen().print(Phrases.coming(arrival));
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

    /** The sender gives up. */
    void cancelled(String peer, Cancel cancel) {
        inbound.find(cancel.id(), peer).ifPresent(arrival -> {
            if (arrival.isRunning()) {
                arrival.cancelledByPeer();
            } else {
                client.screen().print(peer + " does not send " + arrival.name() + " after all.");
                endings.withdrawn(arrival);
            }
        });
    }

    /** A user's connection to the server has ended. */
    void peerLeft(String peer) {
        inbound.of(Whom.only(peer)).forEach(Arrival::peerLeft);
    }

    /** Stops what comes, and removes what is here of that and of what was cut off; returns how many that are. */
    int cancel(Whom whom) throws InterruptedException {
        List<Arrival> stopped = inbound.of(whom);
        for (Arrival arrival : stopped) {
            endings.discard(arrival);
            post.sendIfPossible(arrival.peer(), new Cancel(arrival.offer().id()));
        }
        return stopped.size() + endings.removeCutOff(whom);
    }

    /** What is offered, was accepted and has not begun, or was cut off. */
    List<TransferRow> rows() {
        List<TransferRow> rows = new ArrayList<>();
        inbound.of(Whom.ALL).stream().filter(arrival -> !arrival.isRunning()).forEach(arrival -> rows.add(
                TransferRow.idle(arrival.job(), arrival.isOffered() ? "offered" : "accepted")));
        interrupted.all().forEach(part -> rows.add(traffic.cutOff(part.job())));
        return rows;
    }

    /** Lets go of answers that got no key. */
    void sweep() {
        inbound.all().stream().filter(arrival -> !arrival.isOffered() && !arrival.isRunning()
                && arrival.age() >= patience.key().toNanos()).forEach(endings::drop);
    }

    /** The shell ends: lets go of what was accepted and has not begun; the port ends what has. */
    void close() {
        inbound.all().stream().filter(arrival -> !arrival.isRunning()).forEach(endings::drop);
    }
}
