package parley.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One argument of a command.
 *
 * @param name      what the command calls it: lower-case letters, digits and hyphens
 * @param kind      how it is read and what Tab offers
 * @param count     how often it may stand
 * @param sensitive whether its value is kept out of logs and of the client's history
 */
public record Argument(String name, ArgumentKind kind, Count count, boolean sensitive) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern SIGNATURE = Pattern.compile("([^:]+):([A-Z0-9-]+)([?+*]?)(!?)");

    /** How often an argument may stand. */
    public enum Count {
        /** Exactly once. */
        ONE(""),
        /** Once, or it is missing. */
        OPTIONAL("?"),
        /** Once or more. */
        SOME("+"),
        /** Any number of times, or it is missing. */
        ANY("*");

        private final String sign;

        Count(String sign) {
            this.sign = sign;
        }

        /** Whether a line without this argument is complete. */
        public boolean mayBeMissing() {
            return this == OPTIONAL || this == ANY;
        }

        /** Whether it may stand more than once. */
        public boolean repeats() {
            return this == SOME || this == ANY;
        }

        private static Count of(String sign) {
            for (Count count : values()) {
                if (count.sign.equals(sign)) {
                    return count;
                }
            }
            throw new IllegalArgumentException("'" + sign + "' is not a count");
        }
    }

    /** Throws {@link IllegalArgumentException} if the name has another form than the one stated. */
    public Argument {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot name an argument: use lower-case letters, digits and '-'");
        }
    }

    /** Whether, as the last argument, it takes the rest of the line as it is. */
    public boolean takesRestOfLine() {
        return kind.equals(ArgumentKind.TEXT) || (kind.equals(ArgumentKind.FILE) && !count.repeats());
    }

    /** How help shows it: {@code USER}, {@code [USER]}, {@code USER…} or {@code [USER…]}, with the argument's own name. */
    public String usage() {
        String upper = name.toUpperCase(java.util.Locale.ROOT);
        boolean more = count.repeats() || kind.equals(ArgumentKind.TEXT);
        String shown = more ? upper + "…" : upper;
        return count.mayBeMissing() ? "[" + shown + "]" : shown;
    }

    /**
     * Its form in the catalogue that the server sends: {@code name:KIND}, then {@code ?}, {@code +} or {@code *} by
     * count, then {@code !} if sensitive.
     */
    public String signature() {
        return name + ":" + kind.name() + count.sign + (sensitive ? "!" : "");
    }

    /**
     * Reads the form that {@link #signature} writes.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Argument ofSignature(String signature) {
        Matcher m = SIGNATURE.matcher(signature);
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + signature + "' does not describe an argument as name:KIND");
        }
        return new Argument(m.group(1), ArgumentKind.named(m.group(2)), Count.of(m.group(3)), !m.group(4).isEmpty());
    }
}
