package parley.client;

/** Whether and how the shell ends. The first to say so decides. Thread-safe. */
final class Ending {
    private final ShellTerminal terminal;
    private final Running running;
    private final Requests requests;
    private boolean ended;
    private int status;

    Ending(ShellTerminal terminal, Running running, Requests requests) {
        this.terminal = terminal;
        this.running = running;
        this.requests = requests;
    }

    /** Ends the shell with an exit status: whoever waits for the user, for what runs or for an answer is woken. */
    void end(int exitStatus) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            status = exitStatus;
        }
        terminal.endInput();
        running.end();
        requests.abandon();
    }

    /** Whether it ends. */
    synchronized boolean ended() {
        return ended;
    }

    /** The exit status that {@link #end} was given; 0 before. */
    synchronized int status() {
        return status;
    }
}
