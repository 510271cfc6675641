package parley.app.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed, checked against a {@link Syntax}. */
public final class CommandLine {
    /** By the name of the option or operand, in the order typed. */
    private final Map<String, List<String>> values = new HashMap<>();

    CommandLine() {}

    /** The value of an operand, if it was given. */
    public <T> Optional<T> get(Operand<T> operand) {
        return last(operand.name()).flatMap(operand.format()::read);
    }

    /** The last value of an option, if it was given. */
    public <T> Optional<T> get(Option<T> option) {
        return last(option.name()).flatMap(option.format()::read);
    }

    /** Every value of an operand that repeats, in the order typed. */
    public <T> List<T> all(Operand<T> operand) {
        return all(operand.name(), operand.format());
    }

    /** Every value of an option, in the order typed. */
    public <T> List<T> all(Option<T> option) {
        return all(option.name(), option.format());
    }

    private <T> List<T> all(String name, Format<T> format) {
        return values.getOrDefault(name, List.of()).stream().flatMap(value -> format.read(value).stream()).toList();
    }

    /** Whether an option was given. */
    public boolean has(Option<?> option) {
        return values.containsKey(option.name());
    }

    void add(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    private Optional<String> last(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast);
    }
}
