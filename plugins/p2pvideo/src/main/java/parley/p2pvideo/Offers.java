package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Arrived;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.UdpPort;

/**
 * What happens to files that other users offer: they are taken, declined, or the user is asked, as the rules have it;
 * what goes on with something that was accepted before is taken without a question. All methods but the constructor run
 * on the {@link Desk}'s thread, one at a time.
 */
final class Offers {
    /** Offers and arrivals of one user at a time, and of all; more are declined. */
    static final int MOST_OF_ONE = 8;
    static final int MOST = UdpPort.MOST_TRANSFERS / 2;

    private final ClientContext client;
    private final Post post;
    private final ReceiveRules rules;
    private final Inbound inbound;
    private final Receiving receiving;
    private final Endings endings;
    private final Consumer<Desk.Task> later;
    private final Patience patience;

    /**
     * Nothing is offered yet.
     *
     * @param receiving takes what is accepted
     * @param endings   knows what came before, and lets go of what is not wanted
     * @param later     runs a task on the desk's thread; from any thread
     * @param patience  how long an offer is kept
     */
    Offers(ClientContext client, Post post, ReceiveRules rules, Inbound inbound, Receiving receiving, Endings endings,
            Consumer<Desk.Task> later, Patience patience) {
        this.client = client;
        this.post = post;
        this.rules = rules;
        this.inbound = inbound;
        this.receiving = receiving;
        this.endings = endings;
        this.later = later;
        this.patience = patience;
    }

    /** Another user offers files. What it offers again, it does not send any more under the earlier offer. */
    void offered(String peer, Offer offer) throws InterruptedException {
        if (inbound.contains(offer.id())) {
            return;
        }
        Arrival arrival = new Arrival(peer, offer, System.nanoTime());
        Optional<Arrival> before = offer.again() ? inbound.same(arrival.identity()) : Optional.empty();
        if (before.isPresent() && before.get().isRunning()) {
            before.get().succeededBy(() -> later.accept(() -> offered(peer, offer)));
            endings.keep(before.get());
            return;
        }
        before.ifPresent(endings::drop);
        offered(arrival);
    }

    private void offered(Arrival arrival) throws InterruptedException {
        Offer offer = arrival.offer();
        if (rules.of(arrival.peer(), offer.size()) == ReceiveMode.OFF) {
            decline(arrival, "no files are taken at the moment");
        } else if (offer.again() && endings.hasArrived(arrival) && !receiving.hasPart(arrival)) {
            post.sendIfPossible(arrival.peer(), new Arrived(offer.id()));
        } else if (offer.again() && endings.isUnwanted(arrival)) {
            decline(arrival, "");
        } else if (inbound.of(Whom.only(arrival.peer())).size() >= MOST_OF_ONE || inbound.size() >= MOST) {
            decline(arrival, "too many files at a time, try again later");
        } else {
            consider(arrival);
        }
    }

    private void decline(Arrival arrival, String reason) throws InterruptedException {
        post.sendIfPossible(arrival.peer(), new Decline(arrival.offer().id(), reason));
    }

    private void consider(Arrival arrival) throws InterruptedException {
        inbound.add(arrival);
        boolean taken = rules.of(arrival.peer(), arrival.offer().size()) == ReceiveMode.AUTO;
        if (taken || arrival.offer().again() && receiving.hasPart(arrival)) {
            receiving.take(arrival, Optional.empty());
            return;
        }
        client.screen().print(Phrases.offer(arrival.peer(), arrival.offer(), room()) + " /accept " + arrival.peer()
                + " [as NAME] or /decline " + arrival.peer() + ".");
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

    /**
     * Takes what a user offers, or what the only user offers who does.
     *
     * @param name under which it is to be stored, if not the sender's
     */
    void accept(Whom whom, Optional<String> name) throws CommandException, InterruptedException {
        receiving.take(next(whom), name);
    }

    /** Refuses what a user offers, or what the only user offers who does. */
    void decline(Whom whom) throws CommandException, InterruptedException {
        Arrival arrival = next(whom);
        endings.discard(arrival);
        decline(arrival, "");
        client.screen().print("You do not take " + arrival.job().title() + ".");
    }

    private Arrival next(Whom whom) throws CommandException {
        sweep();
        List<Arrival> offered = waiting(whom);
        if (offered.isEmpty()) {
            throw new CommandException(ErrorCode.UNKNOWN,
                    whom.user().map(peer -> peer + " offers no file to you.").orElse("No file is offered to you."));
        }
        List<String> peers = offered.stream().map(Arrival::peer).distinct().sorted().toList();
        if (peers.size() > 1) {
            throw new CommandException(ErrorCode.USAGE,
                    "Several users offer a file, name one: " + String.join(", ", peers) + ".");
        }
        return offered.getFirst();
    }

    /** What waits for the user's answer, the oldest first. From any thread. */
    List<Arrival> waiting(Whom whom) {
        return inbound.of(whom).stream().filter(Arrival::isOffered).toList();
    }

    /** Lets go of offers that nobody took. */
    void sweep() {
        long life = patience.answer().toNanos();
        waiting(Whom.ALL).stream().filter(arrival -> arrival.age() >= life).forEach(endings::drop);
    }
}
