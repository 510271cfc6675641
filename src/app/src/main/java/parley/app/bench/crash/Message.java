package parley.app.bench.crash;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of the kill loop; its text says which it is, so that no two are the same.
 *
 * @param sender the sender's number, from 0
 * @param number of the sender's messages, from 0
 */
record Message(int sender, int number) {
    private static final Pattern TEXT = Pattern.compile("message ([0-9]{1,9}) of u([0-9]{1,9})");

    /** The message with a text; empty if it is none of them. */
    static Optional<Message> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Message(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1))))
                : Optional.empty();
    }

    /** Its text. */
    String text() {
        return "message " + number + " of u" + sender;
    }
}
