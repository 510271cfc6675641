package parley.messaging;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import parley.api.server.TextLog;

/** The log for people: {@code 1; 01 Jun 2022 21:39:04; hans; text}. Used by one thread at a time. */
final class MessageLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private final TextLog log;
    private long second = Long.MIN_VALUE;
    private String shown = "";

    MessageLog(TextLog log) {
        this.log = log;
    }

    /** Appends a message. Its time is formatted once a second, since that costs more than the rest. */
    void append(Message message) {
        if (message.time().getEpochSecond() != second) {
            second = message.time().getEpochSecond();
            shown = TIME.format(message.time());
        }
        log.append(message.number() + "; " + shown + "; " + message.receiver() + "; " + message.text());
    }
}
