package parley.server.store;

import java.io.IOException;
import java.util.function.Consumer;

/** Tells the owner what is wrong with the data folder: the first failure and the recovery, whoever notices. */
final class Alarm {
    private final Consumer<String> report;
    private volatile boolean failing; // written under the monitor

    /** Lines for people go to {@code report}. */
    Alarm(Consumer<String> report) {
        this.report = report;
    }

    /** Reports something that happens once. */
    void say(String line) {
        report.accept(line);
    }

    /** Records could not be written. */
    synchronized void failed(IOException why) {
        if (!failing) {
            failing = true;
            report.accept("The data folder cannot be written: " + why.getMessage()
                    + ". Answers and messages wait until it can; free some space.");
        }
    }

    /** All records are written. */
    void works() {
        if (failing) {
            recovered();
        }
    }

    private synchronized void recovered() {
        if (failing) {
            failing = false;
            report.accept("The data folder can be written again. What waited goes out.");
        }
    }
}
