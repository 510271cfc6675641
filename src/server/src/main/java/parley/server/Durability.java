package parley.server;

/** What a message that was acknowledged survives. */
public enum Durability {
    /** A crash or kill of the server program: journals are handed to the operating system before an answer leaves. */
    PROCESS,
    /** A loss of power, too: they are forced to the disk before an answer leaves. */
    POWER
}
