package parley.server;

/**
 * The immediate command that a loop's thread runs at this moment, as the {@link LoopWatch} sees it.
 *
 * <p>An interrupt may only reach the command, never the loop's own code, whose sockets it would close. The loop first writes
 * that no command runs and then looks whether one is being interrupted; the watch first writes that it interrupts and then
 * looks whether the command still runs. Both fields are volatile, so at least one of them sees the other.
 */
final class CurrentCall {
    private final Object interruptLock = new Object();
    private volatile CommandTable.Entry command; // null while none runs; written by the loop
    private volatile boolean interrupting;       // written under interruptLock
    private long number;                         // of the call; read by the watch after command

    /** A call as the watch saw it. */
    record Seen(CommandTable.Entry command, long number) {}

    /** The loop begins a command. */
    void begin(CommandTable.Entry it) {
        number++;
        command = it;
    }

    /** The command is over. */
    void end() {
        command = null;
        if (interrupting) {
            synchronized (interruptLock) {
                interrupting = false;
                Thread.interrupted();
            }
        }
    }

    /** What runs now; null if nothing does. */
    Seen seen() {
        CommandTable.Entry now = command;
        return now == null ? null : new Seen(now, number);
    }

    /** Interrupts a call if it still runs. */
    void interrupt(Seen call, Thread loop) {
        synchronized (interruptLock) {
            interrupting = true;
            if (call.equals(seen())) {
                loop.interrupt();
            } else {
                interrupting = false;
            }
        }
    }
}
