package parley.server.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants as the wire writes them: ISO 8601 in UTC, always with three digits of milliseconds. Many events share a
 * millisecond, so the last text is kept; threads may race for it, each then makes its own.
 */
public final class Stamp {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private record Text(long millis, String text) {}

    private static volatile Text last = new Text(0, "1970-01-01T00:00:00.000Z");

    private Stamp() {}

    /** The text of a time. */
    public static String of(Instant instant) {
        return of(instant.toEpochMilli());
    }

    /** The text of a time in milliseconds since 1970. */
    public static String of(long millis) {
        Text known = last;
        if (known.millis() == millis) {
            return known.text();
        }
        String text = FORMAT.format(Instant.ofEpochMilli(millis));
        last = new Text(millis, text);
        return text;
    }
}
