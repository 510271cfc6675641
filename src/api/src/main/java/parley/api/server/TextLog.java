package parley.api.server;

/** A log that people and scripts read, a line an entry. Implemented by Parley. */
@FunctionalInterface
public interface TextLog {
    /** Appends a line; control characters in it are taken out. Does not wait for the disk. */
    void append(String line);
}
