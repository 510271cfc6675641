package parley.client;

/** What is done after each log-in: after the first one before the user's first line is read, and when a connection is back. */
@FunctionalInterface
public interface AfterLogIn {
    /**
     * Does it, on the thread of {@code Client.run} or, when the connection is back, on {@code parley-reconnect}; one at a
     * time. It tells the user of whatever fails, and throws nothing else.
     *
     * @throws InterruptedException if the shell ends meanwhile
     */
    void run(LoggedIn here) throws InterruptedException;
}
