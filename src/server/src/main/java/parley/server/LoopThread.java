package parley.server;

import parley.wire.LineBuilder;

/** The thread of a loop, with what code that runs on it uses again and again. */
final class LoopThread extends Thread {
    private final LineBuilder line = new LineBuilder();
    private final CommandTable.Recent recent = new CommandTable.Recent();

    LoopThread(String name, Runnable task) {
        super(null, task, name);
        setDaemon(true);
    }

    /** The thread that runs this; throws {@link ClassCastException} if that is no loop's. */
    static LoopThread current() {
        return (LoopThread) Thread.currentThread();
    }

    /** A line to be cleared, made and copied at once; whatever is called in between may use it, too. */
    LineBuilder line() {
        return line;
    }

    /** The command that was asked for last. */
    CommandTable.Recent recent() {
        return recent;
    }
}
