package parley.p2pvideo;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a transfer is about, as its user sees it.
 *
 * @param sends whether this side sends
 * @param peer  the user at the other end
 * @param name  of the files, for people
 * @param size  bytes of all of them
 * @param key   the same for each attempt at the same files, a word
 */
record Job(boolean sends, String peer, String name, long size, String key) {
    private static final String TO = "to";
    private static final String FROM = "from";
    private static final int FIELDS = 5;

    /** {@code film.mp4 to luke}. */
    String title() {
        return name + " " + who();
    }

    /** {@code to luke}, or {@code from luke}. */
    String who() {
        return (sends ? TO : FROM) + " " + peer;
    }

    /** As a line of a file, without blanks but between its words. */
    String line() {
        return String.join(" ", sends ? TO : FROM, encoded(peer), Long.toString(size), key, encoded(name));
    }

    /** Reads what {@link #line} writes; empty if it is something else. */
    static Optional<Job> parse(String line) {
        String[] words = line.split(" ");
        if (words.length != FIELDS || !words[0].equals(TO) && !words[0].equals(FROM)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Job(words[0].equals(TO), decoded(words[1]), decoded(words[4]),
                    Long.parseLong(words[2]), words[3]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
