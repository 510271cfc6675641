package parley.p2pvideo;

import parley.api.CommandException;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.Signal;

/** Carries signals to another client, through the server. */
final class Post {
    private final ClientContext client;

    Post(ClientContext client) {
        this.client = client;
    }

    /**
     * Sends a signal and waits until the server has passed it on; not to be called from a listener.
     *
     * @throws CommandException     if that user is not there, or the connection is lost
     * @throws InterruptedException if the shell ends meanwhile
     */
    void send(String peer, Signal signal) throws CommandException, InterruptedException {
        for (String text : signal.texts()) {
            client.send("/" + Commands.SIGNAL.name() + " " + peer + " " + text);
        }
    }

    /** Sends a signal whose loss does no harm, because the other side notices by itself later. */
    void sendIfPossible(String peer, Signal signal) throws InterruptedException {
        try {
            send(peer, signal);
        } catch (CommandException e) {
            client.logger().log(System.Logger.Level.DEBUG, "a message to " + peer + " was not passed on", e);
        }
    }
}
