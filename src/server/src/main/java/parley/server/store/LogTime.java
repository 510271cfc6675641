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
final class LogTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private record Text(long second, byte[] bytes) {}

    private static volatile Text last = new Text(Long.MIN_VALUE, new byte[0]);

    private LogTime() {}

    /** The text of a time in milliseconds since 1970; not to be changed. */
    static byte[] of(long millis) {
        long second = Math.floorDiv(millis, 1_000L);
        Text known = last;
        if (known.second() != second) {
            known = new Text(second, FORMAT.format(Instant.ofEpochSecond(second)).getBytes(StandardCharsets.US_ASCII));
            last = known;
        }
        return known.bytes();
    }
}
