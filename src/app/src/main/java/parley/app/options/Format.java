package parley.app.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a value may be, and what it stands for.
 *
 * @param expected what to give, in words: {@code a whole number from 1 to 5}
 * @param reader   makes the value from the text; empty if the text is none
 * @param <T>      what it stands for
 */
public record Format<T>(String expected, Function<String, Optional<T>> reader) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern SETTING = Pattern.compile("([a-z][a-z0-9-]{0,31}\\.[^=\\s]+)=(.*)");
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\s:\\[\\]]+):([0-9]{1,5})");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern HOST = Pattern.compile("\\S{1,255}");
    private static final int LARGEST_PORT = 65_535;

    /** The value of a text; empty if the text is none. */
    public Optional<T> read(String text) {
        return reader.apply(text);
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Format<Integer> wholeNumber(int least, int most) {
        return new Format<>("a whole number from " + least + " to " + most, text -> Optional.of(text)
                .filter(t -> WHOLE_NUMBER.matcher(t).matches()).map(Integer::valueOf)
                .filter(n -> n >= least && n <= most));
    }

    /** An even number from {@code least} to {@code most}. */
    public static Format<Integer> evenNumber(int least, int most) {
        return new Format<>("an even number from " + least + " to " + most,
                text -> wholeNumber(least, most).read(text).filter(n -> n % 2 == 0));
    }

    /** A port that needs no rights: 1024 to 65535. */
    public static Format<Integer> port() {
        return wholeNumber(1024, LARGEST_PORT);
    }

    /** A word or more, in words that say which. */
    public static Format<String> text(String expected) {
        return new Format<>(expected, text -> Optional.of(text).filter(t -> !t.isBlank()));
    }

    /** The name or address of a machine. */
    public static Format<String> host() {
        return new Format<>("the name or the address of a machine", text -> Optional.of(text)
                .filter(t -> HOST.matcher(t).matches()));
    }

    /** A path to what need not be there. */
    public static Format<Path> path(String expected) {
        return new Format<>(expected, Format::toPath);
    }

    /** A file or folder that is there, in words that say which. */
    public static Format<Path> existing(String expected) {
        return new Format<>(expected, text -> toPath(text).filter(Files::exists));
    }

    /** A folder that is there. */
    public static Format<Path> folder() {
        return new Format<>("a folder that exists", text -> toPath(text).filter(Files::isDirectory));
    }

    /** A file that is there. */
    public static Format<Path> file() {
        return new Format<>("a file that exists and can be read",
                text -> toPath(text).filter(Files::isRegularFile).filter(Files::isReadable));
    }

    /** One of two words. */
    public static <T> Format<T> choice(String one, T first, String other, T second) {
        Map<String, T> values = Map.of(one, first, other, second);
        return new Format<>(one + " or " + other, text -> Optional.ofNullable(values.get(text)));
    }

    /** A setting of a plugin, {@code ID.NAME=VALUE}. */
    public static Format<Map.Entry<String, String>> setting() {
        return new Format<>("a plugin's id, '.', a name, '=' and a value, such as wave.greeting=hello", text -> {
            Matcher parts = SETTING.matcher(text);
            return parts.matches() ? Optional.of(Map.entry(parts.group(1), parts.group(2))) : Optional.empty();
        });
    }

    /** Where a server is: {@code HOST:PORT}, an IPv6 address in brackets. */
    public static Format<String> address() {
        return new Format<>("HOST:PORT, such as localhost:7275 or [::1]:7275", text -> {
            Matcher parts = ADDRESS.matcher(text);
            boolean valid = parts.matches() && Integer.parseInt(parts.group(2)) > 0
                    && Integer.parseInt(parts.group(2)) <= LARGEST_PORT;
            return valid ? Optional.of(text) : Optional.empty();
        });
    }

    /** The name of a Java package, of ASCII letters, digits and {@code _}. */
    public static Format<String> packageName() {
        return new Format<>("the name of a Java package, such as org.example.steps", text -> Optional.of(text)
                .filter(t -> PACKAGE.matcher(t).matches()));
    }

    private static Optional<Path> toPath(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty(); // the caller says what is expected
        }
    }
}
