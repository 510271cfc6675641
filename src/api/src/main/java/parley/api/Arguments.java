package parley.api;

import java.util.List;

/**
 * What the user typed after a command's name, split and checked as the {@link CommandSpec} says. A name that the spec
 * does not declare throws {@link IllegalArgumentException}: that is a fault of the plugin, not of the user.
 */
public final class Arguments {
    private final CommandSpec spec;
    private final List<List<String>> values;

    Arguments(CommandSpec spec, List<List<String>> values) {
        this.spec = spec;
        this.values = values;
    }

    /** Whether the argument was given. */
    public boolean has(String name) {
        return !list(name).isEmpty();
    }

    /**
     * The value as typed.
     *
     * @throws IllegalArgumentException if it is not declared, or optional and missing; ask {@link #has} before
     */
    public String text(String name) {
        List<String> given = list(name);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("argument '" + name + "' of /" + spec.name() + " was not given");
        }
        return given.getFirst();
    }

    /** The value, or {@code otherwise} if it was not given. */
    public String text(String name, String otherwise) {
        List<String> given = list(name);
        return given.isEmpty() ? otherwise : given.getFirst();
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
        List<Argument> declared = spec.arguments();
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).name().equals(name)) {
                return values.get(i);
            }
        }
        throw new IllegalArgumentException("/" + spec.name() + " declares no argument '" + name + "'");
    }
}
