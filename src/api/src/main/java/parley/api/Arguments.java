package parley.api;

import java.util.List;

/**
 * What the user typed after a command's name, split and checked as the {@link CommandSpec} says. A name that the spec
 * does not declare throws {@link IllegalArgumentException}: that is a fault of the plugin, not of the user.
 */
public final class Arguments {
    private final CommandSpec spec;
    private final Object[] values; // by the place of the argument: a String, a List<String> of several, or null for none

    Arguments(CommandSpec spec, Object[] values) {
        this.spec = spec;
        this.values = values;
    }

    /** Whether the argument was given. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /**
     * The value as typed.
     *
     * @throws IllegalArgumentException if it is not declared, or optional and missing; ask {@link #has} before
     */
    public String text(String name) {
        Object given = value(name);
        if (given == null) {
            throw new IllegalArgumentException("argument '" + name + "' of /" + spec.name() + " was not given");
        }
        return first(given);
    }

    /** The value, or {@code otherwise} if it was not given. */
    public String text(String name, String otherwise) {
        Object given = value(name);
        return given == null ? otherwise : first(given);
    }

    /** The value of a {@link ArgumentKind#NUMBER}; throws as {@link #text(String)} does. */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** The value of a {@link ArgumentKind#NUMBER}, or {@code otherwise} if it was not given. */
    public long number(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** All values of an argument that repeats, in the order typed; empty if it was not given. */
    public List<String> list(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String.class::cast).toList();
            case Object one -> List.of((String) one);
        };
    }

    private static String first(Object given) {
        return given instanceof List<?> several ? (String) several.getFirst() : (String) given;
    }

    private Object value(String name) {
        List<Argument> declared = spec.arguments();
        for (int i = 0; i < values.length; i++) {
            if (declared.get(i).name().equals(name)) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("/" + spec.name() + " declares no argument '" + name + "'");
    }
}
