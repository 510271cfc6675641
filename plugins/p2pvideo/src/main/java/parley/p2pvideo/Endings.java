package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.TransferEvent;

/**
 * How what comes ends: it is here, or is refused, withdrawn, cut off or not wanted any more; and what becomes of its
 * part then. All methods but the constructor and {@link #ended} run on the {@link Desk}'s thread.
 */
final class Endings {
    private final ClientContext client;
    private final Post post;
    private final Inbound inbound;
    private final Arrivals arrived;
    private final Interrupted interrupted;
    private final Traffic traffic;
    private final Consumer<Desk.Task> later;

    /**
     * Nothing has ended yet.
     *
     * @param arrived     remembers what is here
     * @param interrupted remembers what was cut off
     * @param later       runs a task on the desk's thread; from any thread
     */
    Endings(ClientContext client, Post post, Inbound inbound, Arrivals arrived, Interrupted interrupted,
            Traffic traffic, Consumer<Desk.Task> later) {
        this.client = client;
        this.post = post;
        this.inbound = inbound;
        this.arrived = arrived;
        this.interrupted = interrupted;
        this.traffic = traffic;
        this.later = later;
    }

    /** Whether all of it came before. */
    boolean hasArrived(Arrival arrival) {
        return arrived.contains(arrival.identity());
    }

    /** Whether the user had it removed. */
    boolean isUnwanted(Arrival arrival) {
        return interrupted.isUnwanted(arrival.identity());
    }

    // Before it has begun

    /** Declines what was about to be taken, and tells the user of this side, too. */
    void refuse(Arrival arrival, String reason) throws InterruptedException {
        client.screen().error(arrival.name() + " from " + arrival.peer() + " was not taken: " + reason + ".");
        drop(arrival);
        post.sendIfPossible(arrival.peer(), new Decline(arrival.offer().id(), reason));
    }

    /** Forgets an offer, and keeps what is stored of it. */
    void drop(Arrival arrival) {
        inbound.remove(arrival);
        keep(arrival);
    }

    /** Stops it, at whatever stage it is, and keeps what is stored of it. */
    void keep(Arrival arrival) {
        if (!arrival.isRunning()) {
            arrival.incoming().ifPresent(Incoming::cutOff);
            interrupted.cutOff(arrival);
        }
        try {
            arrival.keep();
        } catch (IOException e) {
            client.logger().log(Level.WARNING, "a part of " + arrival.name() + " was not closed in order", e);
        }
    }

    /** Forgets what its sender takes back, and keeps what an earlier attempt has stored of it. */
    void withdrawn(Arrival arrival) {
        drop(arrival);
        if (!arrival.isOffered() && arrival.part().isEmpty()) {
            interrupted.removeEmpty(arrival);
        }
    }

    // At any time, because the user does not want it

    /** Forgets an offer, and removes what is stored of it. */
    void discard(Arrival arrival) {
        inbound.remove(arrival);
        interrupted.unwanted(arrival.identity());
        if (!arrival.isOffered()) {
            interrupted.over(arrival.identity());
        }
        traffic.forget(arrival.job());
        arrival.incoming().ifPresent(incoming -> incoming.failed("it was stopped"));
        try {
            arrival.discard();
        } catch (IOException e) {
            client.logger().log(Level.WARNING, "a part of " + arrival.name() + " could not be removed", e);
        }
    }

    /** Removes the parts of what was cut off; returns how many that are. */
    int removeCutOff(Whom whom) {
        List<Job> removed = interrupted.remove(whom);
        removed.forEach(job -> {
            traffic.forget(job);
            client.screen().print("What was here of " + job.title() + " is removed.");
        });
        return removed.size();
    }

    // After it has begun

    /** A transfer that began has ended. On the port's thread. */
    void ended(Arrival arrival, TransferEvent event) {
        inbound.remove(arrival);
        switch (event) {
            case TransferEvent.Received received -> {
                later.accept(() -> {
                    arrived.add(arrival.identity());
                    interrupted.over(arrival.identity());
                });
                arrival.incoming().orElseThrow().finished();
                client.screen().print(Phrases.received(arrival, received, client.folder()));
                arrival.succeed();
            }
            case TransferEvent.Failed failed -> failed(arrival, failed);
            default -> throw new IllegalStateException("a receiver does not end like this");
        }
    }

    private void failed(Arrival arrival, TransferEvent.Failed failed) {
        boolean removed = failed.reason() == FailureReason.CANCELLED
                && (!failed.byPeer() || arrival.part().isEmpty());
        boolean goesOn = Phrases.goesOn(failed.reason());
        Incoming incoming = arrival.incoming().orElseThrow();
        if (goesOn) {
            incoming.cutOff();
        } else {
            incoming.failed(Phrases.why(arrival.peer(), failed));
        }
        if (!removed) {
            later.accept(() -> interrupted.cutOff(arrival));
        } else if (failed.byPeer()) {
            later.accept(() -> interrupted.removeEmpty(arrival));
        }
        if (arrival.succeed()) {
            return;
        }
        String peer = arrival.peer();
        client.screen().error(arrival.name() + " from " + peer + " did not arrive: " + Phrases.why(peer, failed) + ". "
                + (removed ? "Nothing of it was kept." : "What is here stays" + (goesOn
                        ? ", and it goes on by itself when both of you are online" : "") + "; /cancel " + peer
                        + " removes it."));
    }
}
