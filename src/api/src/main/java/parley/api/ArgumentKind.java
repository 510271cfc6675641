package parley.api;

import java.util.regex.Pattern;

/**
 * What an argument stands for: how it is read and what Tab offers. Besides the kinds named here a plugin may make its
 * own; values of any kind are offered to a user with {@link parley.api.server.ServerContext#suggest}.
 *
 * @param name upper-case letters, digits and hyphens, 1 to 32 of them
 */
public record ArgumentKind(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9-]{0,31}");

    /** The name of a user. */
    public static final ArgumentKind USER = new ArgumentKind("USER");
    /** The name of a group. */
    public static final ArgumentKind GROUP = new ArgumentKind("GROUP");
    /** The name of a command, without its slash. */
    public static final ArgumentKind COMMAND = new ArgumentKind("COMMAND");
    /** A file of the user's own machine. As the last argument it takes the rest of the line, blanks included. */
    public static final ArgumentKind FILE = new ArgumentKind("FILE");
    /** Any run of characters without a blank. */
    public static final ArgumentKind WORD = new ArgumentKind("WORD");
    /** A whole number of the range of {@code long}. */
    public static final ArgumentKind NUMBER = new ArgumentKind("NUMBER");
    /** The raw rest of the line, runs of blanks included; only as the last argument. */
    public static final ArgumentKind TEXT = new ArgumentKind("TEXT");

    /** Throws {@link IllegalArgumentException} if the name has another form than the one stated. */
    public ArgumentKind {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name an argument kind: use capital letters, digits and '-'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
