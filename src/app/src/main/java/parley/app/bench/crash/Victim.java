package parley.app.bench.crash;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A server that can be killed and comes back with what it has stored. */
public interface Victim {
    /**
     * Starts it, and waits until it listens.
     *
     * @return where
     * @throws IOException if it does not start; the text says why
     */
    InetSocketAddress start() throws IOException, InterruptedException;

    /** Kills it, without a chance to do anything about it, and waits until it is gone. */
    void kill() throws IOException, InterruptedException;
}
