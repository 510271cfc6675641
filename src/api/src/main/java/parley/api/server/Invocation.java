package parley.api.server;

import java.util.List;
import parley.api.Arguments;

/** One call of a command: who calls, with what, and where its output goes. Implemented by Parley. */
public interface Invocation {
    /** Who calls. */
    User user();

    /** What was typed after the command's name, checked. */
    Arguments arguments();

    /**
     * Puts out a row before the answer. A shell aligns the rows of one call in columns and shows a field that is an
     * ISO-8601 instant as local time; a row of one field is a plain line. Control characters are taken out.
     */
    void row(List<String> fields);

    /** As {@link #row(List)}. */
    default void row(String... fields) {
        row(List.of(fields));
    }

    /** The value of an argument; the same as {@code arguments().text(name)}. */
    default String text(String name) {
        return arguments().text(name);
    }
}
