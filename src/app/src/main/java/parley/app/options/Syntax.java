package parley.app.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command takes: the one declaration from which the command line is parsed and its help is made. Options have
 * GNU names, may stand before, between and behind the operands, and end at {@code --}. Every command has {@code --help}
 * and {@code --version} besides those declared.
 *
 * @param command  as typed: {@code parley server}
 * @param summary  what it does, in a sentence
 * @param operands in order
 * @param options  in the order of the help
 * @param notes    what else its user should know; may be empty
 */
public record Syntax(String command, String summary, List<Operand<?>> operands, List<Option<?>> options, String notes) {
    /** Shows the help. */
    public static final Option<String> HELP = Option.toggle("--help", "show this help and end");
    /** Shows the version. */
    public static final Option<String> VERSION = Option.toggle("--version", "show the version and end");

    /** Keeps copies of the lists. */
    public Syntax {
        operands = List.copyOf(operands);
        List<Option<?>> all = new ArrayList<>(options);
        all.add(HELP);
        all.add(VERSION);
        options = List.copyOf(all);
    }

    /**
     * Parses what was typed after the command.
     *
     * @throws UsageException if anything of it is unknown, has a value that it cannot have, or is too much. If help or
     *         version is asked for, nothing behind that is looked at
     */
    public CommandLine parse(List<String> words) throws UsageException {
        CommandLine line = new CommandLine();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < words.size() && !line.has(HELP) && !line.has(VERSION); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                places.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (isOption(word)) {
                i += readOption(word, words.subList(i + 1, words.size()), line);
            } else {
                places.add(word);
            }
        }
        if (!line.has(HELP) && !line.has(VERSION)) {
            place(places, line);
        }
        return line;
    }

    /** The help text, at most 80 columns wide. */
    public String help() {
        return new HelpText(this).toString();
    }

    /** {@code -5} and {@code -} are values, and wrong ones are answered as such. */
    private static boolean isOption(String word) {
        return word.startsWith("-") && !word.matches("-[0-9.]*");
    }

    /** Returns how many of the words that follow belong to the option: its value, or none. */
    private int readOption(String word, List<String> following, CommandLine line) throws UsageException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option<?> option = find(name).orElseThrow(() ->
                new UsageException("there is no option '" + name + "'; '" + command + " --help' lists them"));
        if (option.isSwitch()) {
            if (equals >= 0) {
                throw new UsageException(name + " takes no value, but was given '" + word.substring(equals + 1) + "'");
            }
            line.add(option.name(), option.name());
            return 0;
        }
        if (equals < 0 && following.isEmpty()) {
            throw new UsageException(name + " needs a value: give " + option.format().expected());
        }
        String value = equals < 0 ? following.getFirst() : word.substring(equals + 1);
        require(name, option.format(), value);
        line.add(option.name(), value);
        return equals < 0 ? 1 : 0;
    }

    private void place(List<String> values, CommandLine line) throws UsageException {
        for (int i = 0; i < values.size(); i++) {
            boolean again = i >= operands.size() && !operands.isEmpty() && operands.getLast().repeats();
            if (i >= operands.size() && !again) {
                throw new UsageException("'" + values.get(i) + "' is one value too many; '" + command
                        + " --help' shows which there are");
            }
            Operand<?> operand = again ? operands.getLast() : operands.get(i);
            require(operand.name(), operand.format(), values.get(i));
            line.add(operand.name(), values.get(i));
        }
        for (Operand<?> missing : operands.subList(Math.min(values.size(), operands.size()), operands.size())) {
            if (missing.needed()) {
                throw new UsageException(missing.name() + " is missing: give " + missing.format().expected());
            }
        }
    }

    private Optional<Option<?>> find(String name) {
        String full = switch (name) {
            case "-h" -> HELP.name();
            case "-V" -> VERSION.name();
            default -> name;
        };
        return options.stream().filter(option -> option.name().equals(full)).findFirst();
    }

    private static void require(String name, Format<?> format, String value) throws UsageException {
        if (format.read(value).isEmpty()) {
            throw new UsageException(name + " is '" + value + "': give " + format.expected());
        }
    }
}
