package parley.api.client;

import java.time.Instant;

/**
 * Where a plugin puts out text. Lines appear whole, above the line that the user is typing; control characters are taken
 * out. Every method may be called from any thread. Implemented by Parley.
 */
public interface Screen {
    /** Prints a line. */
    void print(String line);

    /** Prints a line that tells of a failure. */
    void error(String line);

    /** Rings the terminal's bell, if the output is one. */
    void bell();

    /**
     * Asks the terminal to show a notification, as many do while their window is in the background; others, and what is no
     * terminal, show nothing. Control characters are taken out.
     */
    void notification(String title, String text);

    /** A time as the shell shows it, in the user's own zone: {@code 01 Jun 2022 15:00:01}. */
    String time(Instant time);

    /**
     * Shows how far a long piece of work is, in a line of its own, until it is closed. Where the output is not a terminal
     * nothing is shown.
     *
     * @param title what is being done
     * @param total in bytes; 0 if there is nothing to count
     */
    Progress progress(String title, long total);

    /** How far a piece of work is. Implemented by Parley. */
    interface Progress extends AutoCloseable {
        /** Says how many bytes are done. Cheap: the screen is redrawn a few times a second at most. */
        void at(long done);

        /** Says something of the moment: a rate, a path, that the peer is silent. Replaces what was said before. */
        void note(String note);

        /** Takes the line away. */
        @Override
        void close();
    }
}
