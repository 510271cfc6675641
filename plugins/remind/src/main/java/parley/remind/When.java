package parley.remind;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as it is typed: from now, as {@code 90s}, {@code 10m}, {@code 2h} or {@code 1d}, or of the day, as {@code 18:30}. */
final class When {
    /** How far ahead, at most. */
    static final Duration MOST = Duration.ofDays(365);
    /** What may be typed, in words. */
    static final String FORM = "a time such as 90s, 10m, 2h, 1d (at most " + MOST.toDays() + "d) or 18:30";

    private static final Pattern FROM_NOW = Pattern.compile("([0-9]{1,9})([smhd])");
    private static final Pattern OF_THE_DAY = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");

    private When() {}

    /** Whether it is a time, and not too far ahead. */
    static boolean isOne(String typed) {
        return OF_THE_DAY.matcher(typed).matches() || fromNow(typed).isPresent();
    }

    /**
     * The instant that is meant. A time of the day is the next one that the clocks of a zone show, a minute or a day from now;
     * one that they skip there, since they are put forward, is as much later.
     *
     * @throws java.util.NoSuchElementException if it is none
     */
    static Instant of(String typed, ZonedDateTime now) {
        Matcher m = OF_THE_DAY.matcher(typed);
        return m.matches() ? next(LocalTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))), now)
                : now.toInstant().plus(fromNow(typed).orElseThrow());
    }

    private static Instant next(LocalTime time, ZonedDateTime now) {
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
    }

    private static Optional<Duration> fromNow(String typed) {
        Matcher m = FROM_NOW.matcher(typed);
        return m.matches() ? Optional.of(duration(Long.parseLong(m.group(1)), m.group(2)))
                .filter(time -> time.isPositive() && time.compareTo(MOST) <= 0) : Optional.empty();
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
