package parley.testkit;

import io.cucumber.java.ParameterType;
import java.util.List;

/** What stands for an actor or several in the sentences of a feature. */
public final class Sentences {
    private static final String NAME = "[A-Za-z0-9]+";

    /** Used by Cucumber. */
    public Sentences() {}

    /** One name. */
    @ParameterType(NAME)
    public String actor(String name) {
        return name;
    }

    /** One name or several: {@code yoda}, {@code yoda and hans}, {@code yoda, hans and leia}. */
    @ParameterType(NAME + "(?:, " + NAME + ")*(?: and " + NAME + ")?")
    public List<String> actors(String names) {
        return List.of(names.split(", | and "));
    }
}
