package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import parley.p2pvideo.transfer.Bytes32;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.Transfer;

/**
 * Files that another user offers, from the offer to the end. Owned by the {@link Desk}'s thread, but for what says
 * otherwise.
 */
final class Arrival {
    private final String peer;
    private final Offer offer;
    private final Bytes32 identity;
    private final long offeredAt;
    /** What takes its place, and whether it has ended. Both guarded by this. */
    private Optional<Runnable> successor = Optional.empty();
    private boolean over;
    private Optional<ReceiverIntroduction> introduction = Optional.empty();
    private Optional<PartFile> part = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private Optional<Transfer> transfer = Optional.empty();
    private Optional<Incoming> incoming = Optional.empty();

    Arrival(String peer, Offer offer, long offeredAt) {
        this.peer = peer;
        this.offer = offer;
        this.identity = offer.identity(peer);
        this.offeredAt = offeredAt;
    }

    String peer() {
        return peer;
    }

    Offer offer() {
        return offer;
    }

    /** What is offered, whichever attempt it is. */
    Bytes32 identity() {
        return identity;
    }

    Job job() {
        return new Job(false, peer, name(), offer.size(), identity.toString());
    }

    /** What the files are called, for people: as the user of this side chose, or else as their sender calls them. */
    String name() {
        return part.flatMap(PartFile::chosen).orElseGet(this::sendersName);
    }

    /** What their sender calls them. */
    String sendersName() {
        return Phrases.title(offer.entries());
    }

    /** Nanoseconds since the offer came. */
    long age() {
        return System.nanoTime() - offeredAt;
    }

    /** The user, or the mode, took it, into a folder. */
    void accepted(ReceiverIntroduction made, PartFile file, Path into, Incoming watchable) {
        introduction = Optional.of(made);
        part = Optional.of(file);
        folder = Optional.of(into);
        incoming = Optional.of(watchable);
        watchable.goesOn(file);
    }

    /** Datagrams begin to flow: from now on the transfer owns the part file. */
    void started(Transfer running) {
        transfer = Optional.of(running);
        incoming.orElseThrow().runs(running);
    }

    /** Another offer takes this one's place as soon as it has ended: now, if it has. */
    synchronized void succeededBy(Runnable next) {
        successor = Optional.of(next);
        if (over) {
            succeed();
        }
    }

    /** It has ended: begins with what takes its place; false if nothing does. On any thread. */
    synchronized boolean succeed() {
        Optional<Runnable> next = successor;
        successor = Optional.empty();
        over = true;
        next.ifPresent(Runnable::run);
        return next.isPresent();
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

    /** As the user may watch it, from the moment that it was accepted. */
    Optional<Incoming> incoming() {
        return incoming;
    }

    PartFile part() {
        return part.orElseThrow();
    }

    /** In which its part lies; of what was accepted. */
    Path folder() {
        return folder.orElseThrow();
    }

    /** The sender stopped it while it was running. */
    void cancelledByPeer() {
        transfer.ifPresent(Transfer::cancelledByPeer);
    }

    /** The sender's connection to the server has ended. */
    void peerLeft() {
        transfer.ifPresent(Transfer::peerLeft);
    }

    /** Stops it, at whatever stage it is, and removes what was stored. */
    void discard() throws IOException {
        if (transfer.isPresent()) {
            transfer.get().cancel();
        } else if (part.isPresent()) {
            part.get().discard();
        }
    }

    /** Stops it, at whatever stage it is, and keeps what was stored. */
    void keep() throws IOException {
        if (transfer.isPresent()) {
            transfer.get().suspend();
        } else if (part.isPresent()) {
            part.get().keep();
        }
    }
}
