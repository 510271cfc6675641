package parley.groups;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import parley.api.server.TextLog;

/**
 * A group's log for people: {@code 1; 01 Jun 2022 21:39:04; yoda; text}. Opened when it is needed first, since most
 * groups of a server are silent at any time. Used by one thread at a time.
 */
final class GroupLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private final Supplier<TextLog> opener;
    private Optional<TextLog> log = Optional.empty();
    private long second = Long.MIN_VALUE;
    private String shown = "";

    GroupLog(Supplier<TextLog> opener) {
        this.opener = opener;
    }

    /** Makes sure that there is a file, which may be empty. */
    TextLog open() {
        TextLog opened = log.orElseGet(opener);
        log = Optional.of(opened);
        return opened;
    }

    /** Appends a message. Its time is formatted once a second, since that costs more than the rest. */
    void append(long number, Instant time, String sender, String text) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            shown = TIME.format(time);
        }
        open().append(number + "; " + shown + "; " + sender + "; " + text);
    }
}
