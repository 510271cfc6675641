package parley.app.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.client.LoggedIn;

/** Asks the user whether a plugin of a server may run, after saying what that means. */
final class UseQuestion {
    /** What the user decided. */
    enum Decision { YES, NO, LATER }

    private static final String QUESTION = "Use it? [y]es, [n]o, [l]ater: ";

    private UseQuestion() {}

    /**
     * Asks until the answer is understood; no answer is {@code LATER}.
     *
     * @param before what was answered last about another jar of that id
     */
    static Decision ask(OfferedPlugin plugin, Optional<RememberedAnswers.Answer> before, LoggedIn here) {
        here.tell(lines(plugin, before, here.server()).toArray(String[]::new));
        Optional<String> typed = here.askUser(QUESTION);
        while (typed.isPresent()) {
            switch (typed.get().strip().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return Decision.YES;
                }
                case "n", "no" -> {
                    return Decision.NO;
                }
                case "l", "later" -> {
                    return Decision.LATER;
                }
                default -> typed = here.askUser(QUESTION);
            }
        }
        return Decision.LATER;
    }

    private static List<String> lines(OfferedPlugin plugin, Optional<RememberedAnswers.Answer> before, String server) {
        List<String> lines = new ArrayList<>();
        lines.add(server + " offers a plugin for your shell: " + plugin.title() + ", " + plugin.bytes() + ".");
        lines.add("It says of itself: " + plugin.description());
        lines.add("SHA-256: " + plugin.sha256());
        before.ifPresent(answer -> {
            lines.add("This is another jar than the " + plugin.id() + " " + answer.version() + " to which you said "
                    + (answer.yes() ? "yes" : "no") + (answer.date().isEmpty() ? ":" : " on " + answer.date() + ":"));
            lines.add("SHA-256: " + answer.sha256());
        });
        lines.add("It would run as part of this program: it can read and change your files and");
        lines.add("use the network as you can. Which commands it adds shows once it runs.");
        return lines;
    }
}
