package parley.app.demo;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user of the demo answers to the visitor: it reads the lines that the user's terminal shows, and types. Used by
 * one thread at a time.
 */
final class Answers implements Consumer<String> {
    /** {@code 01 Jun 2022 15:00:01, yoda: hello} or {@code 01 Jun 2022 18:00:01, force, yoda: hello}. */
    private static final Pattern ARRIVAL =
            Pattern.compile("\\d\\d \\p{L}+ \\d{4} \\d\\d:\\d\\d:\\d\\d, (?:([A-Za-z0-9]+), )?(\\S+): (.*)");
    private static final String[] PHRASES = {
        "I hear you. You wrote: %s",
        "Well said: %s",
        "Have you tried the Tab key yet?",
        "Send me the video again, it was good.",
    };

    private final Consumer<String> keyboard;
    private final String visitor;
    private int said;

    /**
     * For one user.
     *
     * @param keyboard takes the lines that the user types
     * @param visitor  the name of the user whose messages are answered
     */
    Answers(Consumer<String> keyboard, String visitor) {
        this.keyboard = keyboard;
        this.visitor = visitor;
    }

    @Override
    public void accept(String line) {
        to(line).ifPresent(keyboard);
    }

    /** The line to type in answer to a line that was shown; empty if the visitor did not write it. */
    Optional<String> to(String line) {
        Matcher arrival = ARRIVAL.matcher(line);
        if (!arrival.matches() || !arrival.group(2).equals(visitor)) {
            return Optional.empty();
        }
        String phrase = PHRASES[said % PHRASES.length].formatted(arrival.group(3));
        said++;
        String back = arrival.group(1) == null ? "/msgto " + visitor : "/groupmsg " + arrival.group(1);
        return Optional.of(back + " " + phrase);
    }
}
