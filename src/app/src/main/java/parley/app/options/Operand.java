package parley.app.options;

/**
 * A value that is given by its place: {@code PORT} of {@code parley server PORT}.
 *
 * @param name   as help writes it, in capital letters
 * @param format what it may be
 * @param help   what it is for, in one line without a full stop
 * @param needed whether it must be given; otherwise it may be left out, with those behind it
 * @param <T>    what it stands for
 */
public record Operand<T>(String name, Format<T> format, String help, boolean needed) {
    /** One that may be left out. */
    public Operand(String name, Format<T> format, String help) {
        this(name, format, help, false);
    }

    /** One that must be given. */
    public static <T> Operand<T> needed(String name, Format<T> format, String help) {
        return new Operand<>(name, format, help, true);
    }

    /** As help writes it: {@code [PORT]}. */
    String usage() {
        return needed ? name : "[" + name + "]";
    }
}
