package parley.p2pvideo;

import java.util.Locale;
import java.util.Optional;

/** What happens to a file that is offered. */
enum ReceiveMode {
    /** It is taken at once. */
    AUTO("Files that are offered are taken at once, into the folder in which you work."),
    /** The user is asked. */
    ASK("You are asked before a file is taken: /accept or /decline."),
    /** It is refused. */
    OFF("Files that are offered are refused.");

    private final String meaning;

    ReceiveMode(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence for the user. */
    String meaning() {
        return meaning;
    }

    /** The word that the user types. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReceiveMode> of(String word) {
        for (ReceiveMode mode : values()) {
            if (mode.word().equalsIgnoreCase(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
