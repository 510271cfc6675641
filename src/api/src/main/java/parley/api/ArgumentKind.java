package parley.api;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an argument stands for: how it is read and what Tab offers. Besides the kinds named here a plugin may make its own:
 * <pre>static final ArgumentKind DICE = ArgumentKind.of("DICE", "dice such as 2d6", text -&gt; text.matches("[0-9]+d[0-9]+"));</pre>
 * The server checks a value before the command runs; values are offered to users with
 * {@link parley.api.server.ServerContext#suggest} or, in the shell, with {@link parley.api.client.ClientContext#complete}.
 * Two kinds of one name are equal.
 */
public final class ArgumentKind {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9-]{0,31}");

    /** The name of a user. */
    public static final ArgumentKind USER = of("USER");
    /** The name of a group. */
    public static final ArgumentKind GROUP = of("GROUP");
    /** The name of a command, without its slash. */
    public static final ArgumentKind COMMAND = of("COMMAND");
    /** A file of the user's own machine. As the last argument it takes the rest of the line, blanks included. */
    public static final ArgumentKind FILE = of("FILE");
    /** Any run of characters without a blank. */
    public static final ArgumentKind WORD = of("WORD");
    /** A whole number of the range of {@code long}. */
    public static final ArgumentKind NUMBER = of("NUMBER", "a whole number", ArgumentKind::isNumber);
    /** The raw rest of the line, runs of blanks included; only as the last argument. */
    public static final ArgumentKind TEXT = of("TEXT");

    private static final Map<String, ArgumentKind> STANDARD = Stream.of(USER, GROUP, COMMAND, FILE, WORD, NUMBER, TEXT)
            .collect(Collectors.toMap(ArgumentKind::name, Function.identity()));

    private final String name;
    private final String form;
    private final Predicate<String> accepts;

    private ArgumentKind(String name, String form, Predicate<String> accepts) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name an argument kind: use capital letters, digits and '-'");
        }
        this.name = name;
        this.form = Objects.requireNonNull(form);
        this.accepts = Objects.requireNonNull(accepts);
    }

    /**
     * A kind that takes any value.
     *
     * @param name upper-case letters, digits and hyphens, 1 to 32 of them; {@link IllegalArgumentException} if it is not
     */
    public static ArgumentKind of(String name) {
        return new ArgumentKind(name, "", value -> true);
    }

    /**
     * A kind whose values have a form. Others are refused before the command runs: "'seven' is not dice such as 2d6".
     *
     * @param name    as of {@link #of(String)}
     * @param form    what a value is, in words that follow "is not"
     * @param accepts whether a value is one; called on the server's thread, so it must not block
     */
    public static ArgumentKind of(String name, String form, Predicate<String> accepts) {
        return new ArgumentKind(name, form, accepts);
    }

    /** The kind of that name: one of those above, or one that takes any value. */
    static ArgumentKind named(String name) {
        ArgumentKind standard = STANDARD.get(name);
        return standard == null ? of(name) : standard;
    }

    /** Its name in the catalogue of commands. */
    public String name() {
        return name;
    }

    /** Refuses a value that has not its form. */
    void require(String value, CommandSpec spec) throws CommandException {
        if (!accepts.test(value)) {
            throw spec.misused("'" + value + "' is not " + form);
        }
    }

    private static boolean isNumber(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArgumentKind kind && name.equals(kind.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
