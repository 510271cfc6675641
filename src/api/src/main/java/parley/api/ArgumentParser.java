package parley.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits the rest of a command line by the arguments that the command declares. Every message passes through here, so a value
 * that is not given is null, and there is no list around a single one.
 */
final class ArgumentParser {
    private final CommandSpec spec;
    private final String line;
    private int at;

    ArgumentParser(CommandSpec spec, String line, int from) {
        this.spec = spec;
        this.line = line;
        this.at = from;
    }

    /** The values by the place of their argument: a String, a List of several, or null for none. */
    Object[] parse() throws CommandException {
        List<Argument> declared = spec.arguments();
        Object[] values = new Object[declared.size()];
        for (int i = 0; i < values.length; i++) {
            Argument argument = declared.get(i);
            Object given = i == values.length - 1 ? last(argument) : oneWord();
            if (given == null && !argument.count().mayBeMissing()) {
                throw spec.misused("/" + spec.name() + " needs " + argument.name().toUpperCase(Locale.ROOT));
            }
            if (given != null) {
                requireForm(given, argument.kind());
            }
            values[i] = given;
        }
        skipBlanks();
        if (at < line.length()) {
            throw spec.misused(declared.isEmpty() ? "/" + spec.name() + " takes no arguments"
                    : "'" + line.substring(at).strip() + "' is one argument too many");
        }
        return values;
    }

    private Object last(Argument argument) {
        if (argument.takesRestOfLine()) {
            return rest(argument);
        }
        if (!argument.count().repeats()) {
            return oneWord();
        }
        List<String> all = new ArrayList<>();
        for (String word = oneWord(); word != null; word = oneWord()) {
            all.add(word);
        }
        return all.isEmpty() ? null : List.copyOf(all);
    }

    /** The rest after exactly one blank, so that text keeps what it starts and ends with; a file's name keeps its middle. */
    private String rest(Argument argument) {
        boolean text = argument.kind().equals(ArgumentKind.TEXT);
        int from = text && at < line.length() && isBlank(line.charAt(at)) ? at + 1 : at;
        String rest = line.substring(from);
        at = line.length();
        if (rest.isBlank()) {
            return null;
        }
        return text ? rest : rest.strip();
    }

    private String oneWord() {
        skipBlanks();
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at == start ? null : line.substring(start, at);
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void requireForm(Object given, ArgumentKind kind) throws CommandException {
        if (given instanceof String one) {
            kind.require(one, spec);
            return;
        }
        for (Object value : (List<?>) given) {
            kind.require((String) value, spec);
        }
    }
}
