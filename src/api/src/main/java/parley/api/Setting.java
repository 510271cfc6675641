package parley.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that the owner of a server or client may set for a plugin, as {@code --set ID.NAME=VALUE}:
 * <pre>static final Setting&lt;Long&gt; SIDES = Setting.number("sides", "of a die", 6, 2, 1000);</pre>
 * The name is made of lower-case letters, digits and hyphens. Immutable.
 *
 * @param <T> what its value is
 */
public final class Setting<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final String name;
    private final String summary;
    private final String form;
    private final T otherwise;
    private final Function<String, T> reader;

    private Setting(String name, String summary, String form, T otherwise, Function<String, T> reader) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a setting: use 1 to 32 lower-case letters, digits and '-'");
        }
        this.name = name;
        this.summary = Objects.requireNonNull(summary);
        this.form = Objects.requireNonNull(form);
        this.otherwise = Objects.requireNonNull(otherwise);
        this.reader = Objects.requireNonNull(reader);
    }

    /** A setting of any type: {@code reader} throws {@link IllegalArgumentException} for a text that is not {@code form}. */
    public static <T> Setting<T> of(String name, String summary, String form, T otherwise, Function<String, T> reader) {
        return new Setting<>(name, summary, form, otherwise, reader);
    }

    /** Any text. */
    public static Setting<String> text(String name, String summary, String otherwise) {
        return of(name, summary, "a text", otherwise, Function.identity());
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Setting<Long> number(String name, String summary, long otherwise, long least, long most) {
        return of(name, summary, "a whole number from " + least + " to " + most, otherwise, text -> {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** {@code on} or {@code off}. */
    public static Setting<Boolean> toggle(String name, String summary, boolean otherwise) {
        return of(name, summary, "on or off", otherwise, text -> switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /** A time such as {@code 500ms}, {@code 90s}, {@code 5m}, {@code 2h} or {@code 1d}. */
    public static Setting<Duration> duration(String name, String summary, Duration otherwise) {
        return of(name, summary, "a time such as 500ms, 90s, 5m, 2h or 1d", otherwise, Setting::duration);
    }

    /** Words with commas between them; an empty text is none. */
    public static Setting<List<String>> words(String name, String summary, List<String> otherwise) {
        return of(name, summary, "words with commas between them", List.copyOf(otherwise),
                text -> Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList());
    }

    /** One of the constants of an enumeration, written in lower-case letters. */
    public static <E extends Enum<E>> Setting<E> choice(String name, String summary, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        String form = Arrays.stream(type.getEnumConstants()).map(Setting::word).collect(Collectors.joining(", "))
                .replaceFirst(", ([^,]*)$", " or $1");
        return of(name, summary, form, otherwise, text -> Arrays.stream(type.getEnumConstants())
                .filter(one -> word(one).equals(text)).findFirst().orElseThrow(() -> new IllegalArgumentException(text)));
    }

    /** What stands after the plugin's id and a dot. */
    public String name() {
        return name;
    }

    /** What it is for, in a few words. */
    public String summary() {
        return summary;
    }

    /** What a value is, in words. */
    public String form() {
        return form;
    }

    /** Its value if the owner gave none. */
    public T otherwise() {
        return otherwise;
    }

    /** {@link #otherwise} as an owner would type it. */
    public String otherwiseTyped() {
        return switch (otherwise) {
            case Boolean on -> on ? "on" : "off";
            case Enum<?> constant -> word(constant);
            case List<?> words -> words.stream().map(Object::toString).collect(Collectors.joining(","));
            case Duration time -> typed(time);
            default -> otherwise.toString();
        };
    }

    private static String typed(Duration time) {
        Unit unit = Arrays.stream(Unit.values()).filter(one -> time.toMillis() % one.millis == 0).findFirst().orElseThrow();
        return time.toMillis() / unit.millis + unit.word;
    }

    /**
     * Reads a value that was given to the setting of a plugin.
     *
     * @throws IllegalArgumentException if it has not the form; the text names the setting, the value and the form
     */
    public T read(String plugin, String given) {
        try {
            return reader.apply(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The setting " + plugin + "." + name + "=" + given + " is not " + form + ".", e);
        }
    }

    private static Duration duration(String text) {
        Matcher m = DURATION.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(text);
        }
        Unit unit = Arrays.stream(Unit.values()).filter(one -> one.word.equals(m.group(2))).findFirst().orElseThrow();
        return Duration.ofMillis(Math.multiplyExact(Long.parseLong(m.group(1)), unit.millis));
    }

    /** Of time, the largest first. */
    private enum Unit {
        DAY("d", 86_400_000), HOUR("h", 3_600_000), MINUTE("m", 60_000), SECOND("s", 1_000), MILLISECOND("ms", 1);

        private final String word;
        private final long millis;

        Unit(String word, long millis) {
            this.word = word;
            this.millis = millis;
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
