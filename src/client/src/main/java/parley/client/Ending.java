package parley.client;

/** Whether and how the shell ends. The first to say so decides. Thread-safe. */
final class Ending {
    private final ShellTerminal terminal;
    private final Running running;
    private final Holds holds;
    private final Requests requests;
    private boolean ended;
    private int status;

    Ending(ShellTerminal terminal, Running running, Holds holds, Requests requests) {
        this.terminal = terminal;
        this.running = running;
        this.holds = holds;
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
        holds.end();
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
