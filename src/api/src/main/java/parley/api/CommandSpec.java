package parley.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import parley.api.Argument.Count;

/**
 * The declaration of a command, built by chaining:
 * {@snippet :
 * CommandSpec.of("msgto", "Send a message to one user").user("user").text("text")
 * }
 * Parsing, help, completion and permission all follow from it, on both sides. Immutable.
 *
 * @param name      what is typed after the slash: lower-case letters, digits and hyphens, 1 to 32 of them
 * @param aliases   other names for it
 * @param summary   one line for help, without a full stop
 * @param arguments in order; only the last may be missing, repeat or take the rest of the line
 * @param access    who may call it
 * @param immediate a promise that its handler never blocks; see {@link #immediately}
 * @param hidden    whether help and completion leave it out; for traffic between the halves of a plugin
 */
public record CommandSpec(String name, List<String> aliases, String summary, List<Argument> arguments,
                          Access access, boolean immediate, boolean hidden) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Throws {@link IllegalArgumentException} if the name or the order of the arguments breaks a rule stated above. */
    public CommandSpec {
        aliases = List.copyOf(aliases);
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(access);
        requireName(name);
        aliases.forEach(CommandSpec::requireName);
        if (summary.isBlank() || summary.lines().count() != 1) {
            throw new IllegalArgumentException("/" + name + " needs a summary of one line");
        }
        requireOrder(name, arguments);
    }

    /** A command that takes no argument yet, for every user. */
    public static CommandSpec of(String name, String summary) {
        return new CommandSpec(name, List.of(), summary, List.of(), Access.USER, false, false);
    }

    /** Adds the name of a user. */
    public CommandSpec user(String argument) {
        return with(argument, ArgumentKind.USER, Count.ONE);
    }

    /** Adds the name of a group. */
    public CommandSpec group(String argument) {
        return with(argument, ArgumentKind.GROUP, Count.ONE);
    }

    /** Adds a file of the user's own machine. */
    public CommandSpec file(String argument) {
        return with(argument, ArgumentKind.FILE, Count.ONE);
    }

    /** Adds a word. */
    public CommandSpec word(String argument) {
        return with(argument, ArgumentKind.WORD, Count.ONE);
    }

    /** Adds a whole number. */
    public CommandSpec number(String argument) {
        return with(argument, ArgumentKind.NUMBER, Count.ONE);
    }

    /** Adds the rest of the line, which must not be blank. */
    public CommandSpec text(String argument) {
        return with(argument, ArgumentKind.TEXT, Count.ONE);
    }

    /** Adds an argument of any kind and count. */
    public CommandSpec with(String argument, ArgumentKind kind, Count count) {
        return with(new Argument(argument, kind, count, false));
    }

    /** Adds an argument. */
    public CommandSpec with(Argument argument) {
        List<Argument> more = new ArrayList<>(arguments);
        more.add(argument);
        return new CommandSpec(name, aliases, summary, more, access, immediate, hidden);
    }

    /** Gives it other names besides its own. */
    public CommandSpec alias(String... names) {
        return new CommandSpec(name, List.of(names), summary, arguments, access, immediate, hidden);
    }

    /** Whether those with that access may call it. */
    public boolean isFor(Access caller) {
        return access == Access.USER || caller == Access.ADMINISTRATOR;
    }

    /** Restricts it to administrators. */
    public CommandSpec forAdministrators() {
        return new CommandSpec(name, aliases, summary, arguments, Access.ADMINISTRATOR, immediate, hidden);
    }

    /**
     * Promises that the handler never blocks: no file, no network, no lock held for long. It is then run on the thread
     * that read the line, without a hand-over. Without this promise each call has a thread of the plugin and may block, for half
     * a minute at most; a user's calls run one after another either way.
     */
    public CommandSpec immediately() {
        return new CommandSpec(name, aliases, summary, arguments, access, true, hidden);
    }

    /** Leaves it out of help and completion. */
    public CommandSpec hide() {
        return new CommandSpec(name, aliases, summary, arguments, access, immediate, true);
    }

    /** How it is typed, for example {@code /msgto USER TEXT…}. */
    public String usage() {
        StringBuilder usage = new StringBuilder("/").append(name);
        arguments.forEach(a -> usage.append(' ').append(a.usage()));
        return usage.toString();
    }

    /**
     * Splits what was typed after the command's name and checks it against the arguments declared: their number, that
     * numbers are numbers, and that text is not blank.
     *
     * @param rest the raw rest of the line; blanks around it do not count, except within a {@link ArgumentKind#TEXT}
     * @throws CommandException with {@link ErrorCode#USAGE} and the usage, if it does not fit
     */
    public Arguments parse(String rest) throws CommandException {
        return parse(rest, 0);
    }

    /** As {@link #parse(String)}, for a line of which the rest begins at an index. */
    public Arguments parse(String line, int from) throws CommandException {
        return new Arguments(this, new ArgumentParser(this, line, from).parse());
    }

    /** That a line does not fit, with how it is typed. */
    CommandException misused(String what) {
        return new CommandException(ErrorCode.USAGE, what + ". Usage: " + usage());
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a command: use 1 to 32 lower-case letters, digits and '-'");
        }
    }

    private static void requireOrder(String command, List<Argument> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            boolean onlyLast = argument.count() != Count.ONE || argument.kind().equals(ArgumentKind.TEXT);
            if (onlyLast && i < arguments.size() - 1) {
                throw new IllegalArgumentException("argument '" + argument.name() + "' of /" + command
                        + " may be missing, repeats or takes the rest of the line, so it must be the last");
            }
            for (Argument other : arguments.subList(0, i)) {
                if (other.name().equals(argument.name())) {
                    throw new IllegalArgumentException("/" + command + " declares '" + argument.name() + "' twice");
                }
            }
        }
    }
}
