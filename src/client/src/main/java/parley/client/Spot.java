package parley.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.api.Argument;
import parley.api.CommandSpec;

/**
 * The word of a command line in which the cursor stands, read by the rules of {@link CommandSpec#parse}.
 *
 * @param start    where the word begins
 * @param command  whether it is the command itself, with its slash
 * @param argument which argument it belongs to; empty for the command and where no argument is expected
 * @param before   the arguments typed before it
 */
record Spot(int start, boolean command, Optional<Argument> argument, List<String> before) {
    /**
     * Finds it at the end of a text.
     *
     * @param text what stands before the cursor
     * @param find finds a command by its name
     */
    static Spot atEnd(String text, Function<String, Optional<CommandSpec>> find) {
        int slash = skipBlanks(text, 0);
        int nameEnd = wordEnd(text, slash);
        if (slash < text.length() && text.charAt(slash) != '/') {
            return nowhere(text);
        }
        if (nameEnd == text.length()) {
            return new Spot(slash, true, Optional.empty(), List.of());
        }
        List<Argument> arguments = find.apply(text.substring(slash + 1, nameEnd)).map(CommandSpec::arguments)
                .orElse(List.of());
        return inArguments(text, nameEnd, arguments);
    }

    private static Spot inArguments(String text, int from, List<Argument> arguments) {
        List<String> before = new ArrayList<>();
        int at = from;
        int index = 0;
        while (index < arguments.size()) {
            Argument argument = arguments.get(index);
            boolean last = index == arguments.size() - 1;
            int start = skipBlanks(text, at);
            int end = last && argument.takesRestOfLine() ? text.length() : wordEnd(text, start);
            if (end == text.length()) {
                return new Spot(start, false, Optional.of(argument), List.copyOf(before));
            }
            before.add(text.substring(start, end));
            at = end;
            index += last && argument.count().repeats() ? 0 : 1;
        }
        return nowhere(text);
    }

    private static Spot nowhere(String text) {
        return new Spot(text.length(), false, Optional.empty(), List.of());
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
