package parley.p2pvideo;

import java.io.IOException;
import java.util.Optional;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.Printable;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.Transfer;

/** A file that another user offers, from the offer to the end. Owned by the {@link Desk}'s thread. */
final class Arrival {
    private final String peer;
    private final Offer offer;
    private final long offeredAt;
    private Optional<ReceiverIntroduction> introduction = Optional.empty();
    private Optional<PartFile> part = Optional.empty();
    private Optional<Transfer> transfer = Optional.empty();

    Arrival(String peer, Offer offer, long offeredAt) {
        this.peer = peer;
        this.offer = offer;
        this.offeredAt = offeredAt;
    }

    String peer() {
        return peer;
    }

    Offer offer() {
        return offer;
    }

    Entry entry() {
        return offer.entries().getFirst();
    }

    /** The file's name, for people. */
    String name() {
        return Printable.clean(entry().name());
    }

    /** Nanoseconds since the offer came. */
    long age() {
        return System.nanoTime() - offeredAt;
    }

    /** The user, or the mode, took it. */
    void accepted(ReceiverIntroduction made, PartFile file) {
        introduction = Optional.of(made);
        part = Optional.of(file);
    }

    /** Datagrams begin to flow: from now on the transfer owns the part file. */
    void started(Transfer running) {
        transfer = Optional.of(running);
    }

    boolean isOffered() {
        return introduction.isEmpty();
    }

    boolean isRunning() {
        return transfer.isPresent();
    }

    Optional<ReceiverIntroduction> introduction() {
        return introduction;
    }

    PartFile part() {
        return part.orElseThrow();
    }

    /** The sender stopped it while it was running. */
    void cancelledByPeer() {
        transfer.ifPresent(Transfer::cancelledByPeer);
    }

    /** The sender's connection to the server has ended. */
    void peerLeft() {
        transfer.ifPresent(Transfer::peerLeft);
    }

    /** Stops it, at whatever stage it is, and lets go of what was stored. */
    void drop() throws IOException {
        if (transfer.isPresent()) {
            transfer.get().cancel();
        } else if (part.isPresent()) {
            part.get().discard();
        }
    }
}
