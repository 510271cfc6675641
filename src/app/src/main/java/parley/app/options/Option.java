package parley.app.options;

/**
 * A value that is given by name: {@code --host ADDRESS} or {@code --host=ADDRESS}; or a switch, which has no value. If
 * it is given more than once, the last counts, or all of them where the program asks for all.
 *
 * @param name   with its two hyphens
 * @param value  what help calls the value, in capital letters; empty for a switch
 * @param format what the value may be
 * @param help   what it is for, in one line without a full stop
 * @param <T>    what it stands for
 */
public record Option<T>(String name, String value, Format<T> format, String help) {
    /** An option without a value. */
    public static Option<String> toggle(String name, String help) {
        return new Option<>(name, "", Format.text("nothing"), help);
    }

    boolean isSwitch() {
        return value.isEmpty();
    }

    /** As help writes it: {@code --host ADDRESS}. */
    String usage() {
        return isSwitch() ? name : name + " " + value;
    }
}
