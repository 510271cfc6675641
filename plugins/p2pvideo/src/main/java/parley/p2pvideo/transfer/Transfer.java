package parley.p2pvideo.transfer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What others may do with a transfer that a {@link UdpPort} runs; from any thread. */
public final class Transfer {
    private final Consumer<Runnable> port;
    /** Set and used on the port's thread only. */
    private Optional<TransferCore> core = Optional.empty();

    Transfer(Consumer<Runnable> port) {
        this.port = port;
    }

    void attach(TransferCore attached) {
        core = Optional.of(attached);
    }

    /** Ends it; its listener hears of that, if it is not over yet. */
    public void cancel() {
        port.accept(() -> core.ifPresent(running -> running.cancel(Monotonic.now())));
    }

    /** Ends it so that it can be gone on with; its listener hears of that. */
    public void suspend() {
        port.accept(() -> core.ifPresent(running -> running.suspend(Monotonic.now())));
    }

    /** Asks the sender for the bytes from an offset on before all others; only of a transfer that receives. */
    public void want(long offset) {
        port.accept(() -> core.ifPresent(running -> running.want(Monotonic.now(), offset)));
    }

    /** Ends it, because the user of the other side has stopped it; its listener hears of that. */
    public void cancelledByPeer() {
        port.accept(() -> core.ifPresent(running -> running.cancelledByPeer(Monotonic.now())));
    }

    /** Ends it within seconds unless datagrams still come: the peer's connection to the server has ended. */
    public void peerLeft() {
        port.accept(() -> core.ifPresent(running -> running.peerLeft(Monotonic.now())));
    }

    /** Goes through this relay if no direct way answers. */
    public void useRelay(RelayTicket ticket) {
        port.accept(() -> core.ifPresent(running -> running.useRelay(ticket)));
    }

    /** Stops the flow of data; the users of both sides hear of it. The transfer lives on, and takes next to no time. */
    public void pause() {
        port.accept(() -> core.ifPresent(running -> running.pause(Monotonic.now(), true)));
    }

    /** Ends the pause that this side wanted; the users of both sides hear of it. */
    public void resume() {
        port.accept(() -> core.ifPresent(running -> running.pause(Monotonic.now(), false)));
    }

    /**
     * Limits the speed; the users of both sides hear of it, and the lower limit of both counts.
     *
     * @param bytesPerSecond of the file; 0 for no limit
     * @throws IllegalArgumentException if it is negative
     */
    public void limit(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a limit of " + bytesPerSecond + " bytes a second");
        }
        port.accept(() -> core.ifPresent(running -> running.limit(Monotonic.now(), bytesPerSecond)));
    }

    /** Tries more addresses of the peer. */
    public void addCandidates(List<Candidate> candidates) {
        port.accept(() -> core.ifPresent(running -> running.addCandidates(candidates)));
    }
}
