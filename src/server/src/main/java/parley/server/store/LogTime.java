package parley.server.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as logs for people have them, {@code 01 Jun 2022 21:39:04}, where the server is. Many messages share a second, so the
 * last text is kept; threads may race for it, each then makes its own.
 */
public final class LogTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private record Text(long second, String text, byte[] bytes) {}

    private static volatile Text last = made(0);

    private LogTime() {}

    /** The text of a time in milliseconds since 1970. */
    public static String text(long millis) {
        return at(millis).text();
    }

    /** The bytes of that text; not to be changed. */
    static byte[] bytes(long millis) {
        return at(millis).bytes();
    }

    private static Text at(long millis) {
        long second = Math.floorDiv(millis, 1_000L);
        Text known = last;
        if (known.second() != second) {
            known = made(second);
            last = known;
        }
        return known;
    }

    private static Text made(long second) {
        String text = FORMAT.format(Instant.ofEpochSecond(second));
        return new Text(second, text, text.getBytes(StandardCharsets.US_ASCII));
    }
}
