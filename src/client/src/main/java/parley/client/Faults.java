package parley.client;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Tells of faults by a short id, under which the log file has the stack. */
final class Faults {
    private final System.Logger log;
    private final Path logFile;
    private final RandomGenerator random;

    Faults(System.Logger log, Path logFile, RandomGenerator random) {
        this.log = log;
        this.logFile = logFile;
        this.random = random;
    }

    /** Logs a fault and says in one line what the user is to know of it. */
    String report(String what, Throwable fault) {
        String id = String.format("%06x", random.nextInt(1 << 24));
        log.log(System.Logger.Level.ERROR, what + " (" + id + ")", fault);
        return what + ". The log file " + logFile + " tells why, under " + id + ".";
    }
}
