package parley.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits the rest of a command line by the arguments that the command declares. */
final class ArgumentParser {
    private final CommandSpec spec;
    private final String line;
    private int at;

    ArgumentParser(CommandSpec spec, String line) {
        this.spec = spec;
        this.line = line;
    }

    List<List<String>> parse() throws CommandException {
        List<List<String>> values = new ArrayList<>(spec.arguments().size());
        for (int i = 0; i < spec.arguments().size(); i++) {
            Argument argument = spec.arguments().get(i);
            List<String> given = i == spec.arguments().size() - 1 ? last(argument) : oneWord();
            if (given.isEmpty() && !argument.count().mayBeMissing()) {
                throw usage("/" + spec.name() + " needs " + argument.name().toUpperCase(Locale.ROOT));
            }
            for (String value : given) {
                check(argument, value);
            }
            values.add(given);
        }
        skipBlanks();
        if (at < line.length()) {
            throw usage(spec.arguments().isEmpty() ? "/" + spec.name() + " takes no arguments"
                    : "'" + line.substring(at).strip() + "' is one argument too many");
        }
        return values;
    }

    private List<String> last(Argument argument) {
        if (argument.takesRestOfLine()) {
            return rest(argument);
        }
        if (!argument.count().repeats()) {
            return oneWord();
        }
        List<String> all = new ArrayList<>();
        for (List<String> word = oneWord(); !word.isEmpty(); word = oneWord()) {
            all.addAll(word);
        }
        return List.copyOf(all);
    }

    /** The rest after exactly one blank, so that text keeps what it starts and ends with; a file's name keeps its middle. */
    private List<String> rest(Argument argument) {
        boolean text = argument.kind().equals(ArgumentKind.TEXT);
        int from = text && at < line.length() && isBlank(line.charAt(at)) ? at + 1 : at;
        String rest = line.substring(from);
        at = line.length();
        if (rest.isBlank()) {
            return List.of();
        }
        return List.of(text ? rest : rest.strip());
    }

    private List<String> oneWord() {
        skipBlanks();
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at == start ? List.of() : List.of(line.substring(start, at));
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void check(Argument argument, String value) throws CommandException {
        if (!argument.kind().equals(ArgumentKind.NUMBER)) {
            return;
        }
        try {
            Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw usage("'" + value + "' is not a whole number");
        }
    }

    private CommandException usage(String what) {
        return new CommandException(ErrorCode.USAGE, what + ". Usage: " + spec.usage());
    }
}
