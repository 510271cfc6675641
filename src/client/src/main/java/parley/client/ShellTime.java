package parley.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the shell shows them: {@code 01 Jun 2022 15:00:01}, in the user's zone. */
final class ShellTime {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private final DateTimeFormatter format;

    ShellTime(ZoneId zone) {
        this.format = SHOWN.withZone(zone);
    }

    /** A time. */
    String of(Instant time) {
        return format.format(time);
    }

    /** A field of a row: as local time if it is an instant, otherwise as it is. */
    String field(String field) {
        return instant(field).map(this::of).orElse(field);
    }

    /** Reads an instant of ISO 8601 in UTC; empty if the text is something else. */
    static Optional<Instant> instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // a day or hour that does not exist
        }
    }
}
