package parley.api.server;

/**
 * A log that people and scripts read, a line an entry. No method waits for the disk. Control characters are taken out.
 * Implemented by Parley.
 */
public interface TextLog {
    /** Appends a line. */
    void append(String line);

    /**
     * Appends a stored message, {@code 1; 01 Jun 2022 21:39:04; hans; text}: its number within its feed, its time where
     * the server is, somebody's name, and its text. Call it in the order of the numbers.
     */
    void append(Stored message, String name);
}
