package parley.p2pvideo;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;

/** A file on its way to another user, from the offer to the end. Thread-safe. */
final class Shipment {
    private final String peer;
    private final String name;
    private final CompletableFuture<Signal> answer = new CompletableFuture<>();
    private final CompletableFuture<TransferEvent> end = new CompletableFuture<>();
    private Optional<Transfer> transfer = Optional.empty();
    private boolean cancelled;

    Shipment(String peer, String name) {
        this.peer = peer;
        this.name = name;
    }

    String peer() {
        return peer;
    }

    /** The file's name, for people. */
    String name() {
        return name;
    }

    /** What the peer answers to the offer. */
    CompletableFuture<Signal> answer() {
        return answer;
    }

    /** The transfer's last event. */
    CompletableFuture<TransferEvent> end() {
        return end;
    }

    /** Datagrams begin to flow. */
    synchronized void started(Transfer running) {
        transfer = Optional.of(running);
        if (cancelled) {
            running.cancel();
        }
    }

    /** The peer's connection to the server has ended. */
    synchronized void peerLeft() {
        transfer.ifPresent(Transfer::peerLeft);
    }

    /** The peer stops it, at whatever stage it is. */
    synchronized void cancelledByPeer(Signal why) {
        transfer.ifPresent(Transfer::cancelledByPeer);
        answer.complete(why);
    }

    /** The user stops it, at whatever stage it is. */
    synchronized void cancel(Signal why) {
        cancelled = true;
        transfer.ifPresent(Transfer::cancel);
        answer.complete(why);
    }
}
