package parley.app.options;

/**
 * A value that is given by its place: {@code PORT} of {@code parley server PORT}.
 *
 * @param name   as help writes it, in capital letters
 * @param format what it may be
 * @param help   what it is for, in one line without a full stop
 * @param needed whether it must be given; otherwise it may be left out, with those behind it
 * @param repeats whether it may be given more than once; only the last
 * @param <T>    what it stands for
 */
public record Operand<T>(String name, Format<T> format, String help, boolean needed, boolean repeats) {
    /** One that may be left out. */
    public Operand(String name, Format<T> format, String help) {
        this(name, format, help, false, false);
    }

    /** One that must be given. */
    public static <T> Operand<T> needed(String name, Format<T> format, String help) {
        return new Operand<>(name, format, help, true, false);
    }

    /** One that may be given any number of times, or left out. */
    public static <T> Operand<T> repeated(String name, Format<T> format, String help) {
        return new Operand<>(name, format, help, false, true);
    }

    /** As help writes it: {@code [PORT]}, {@code [FILE]...}. */
    String usage() {
        return needed ? name : "[" + name + "]" + (repeats ? "..." : "");
    }
}
