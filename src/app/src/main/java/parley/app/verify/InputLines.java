package parley.app.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.stream.Stream;
import parley.api.Argument;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;

/** What users may type, by mistake or on purpose, after a command's name. The same command gets the same lines each time. */
final class InputLines {
    private static final long SEED = 42;
    /** Lines in which every argument is any value. */
    private static final int MIXED = 40;
    private static final List<String> NUMBERS = List.of("0", "-1", "+1", "007", "2147483647", "2147483648", "-2147483649",
            "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809", "1e9", "0x10",
            "1.5", "NaN", "\u0663\u0664");
    private static final List<String> NAMES = List.of("ann", "ben", "cara", "dora", "nobody", Rehearsal.GROUP, "Ben",
            "ben,cara", "#1", "/", "..", "../../etc/passwd", "CON");
    private static final List<String> TEXTS = List.of("Lunch? | pizza | sushi",
            "\"", "'", "\"a b\"", "\\", "\\n", "%s%n%d", "{0}", "${x}", "$1", ":",
            ":x", "@a=b", ";", ",", "=", "*", "[", "(", "null", "true", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uD83C\uDDE9\uD83C\uDDEA", "e\u0301\u0323", "\u0628\u0627", "\u202Eabc\u202C", "\u200B", "\u00AD", "\uFEFF",
            "\u0130\u0131\u00DF", "a".repeat(300), "\uD83D\uDE00".repeat(100));
    /** Of kinds that a plugin makes itself; what its own refusal gives as an example comes before. */
    private static final List<String> GUESSES = List.of("1", "10", "10m", "5s", "1h", "12:30", "2d6", "on", "off", "yes", "all",
            "a", "word", "2030-01-01", "1,2", "a=b", "a@example.org", "http://localhost/");

    private final CommandSpec spec;
    private final SequencedSet<String> lines = new LinkedHashSet<>();

    private InputLines(CommandSpec spec) {
        this.spec = spec;
    }

    /** The lines for a command, with its slash and name; some of them are right, if that can be told from its arguments. */
    static List<String> of(CommandSpec spec) {
        InputLines input = new InputLines(spec);
        List<String> right = spec.arguments().stream().map(input::right).toList();
        input.add(right);
        input.addBlanks(right);
        input.addCounts(right);
        input.addWrong(right);
        input.addLong(right);
        input.addMixed(new Random(SEED), right.size());
        return List.copyOf(input.lines);
    }

    private void add(List<String> words) {
        lines.add("/" + spec.name() + (words.isEmpty() ? "" : " ") + String.join(" ", words));
    }

    /** A value that the argument takes, or one of the guesses. */
    private String right(Argument argument) {
        return switch (argument.kind().name()) {
            case "USER" -> Rehearsal.USERS.get(Rehearsal.FRIEND).name();
            case "GROUP" -> Rehearsal.GROUP;
            case "COMMAND" -> "help";
            case "FILE" -> "picture.png";
            case "WORD" -> "word";
            case "NUMBER" -> "1";
            case "TEXT" -> "hello there";
            default -> guess(argument.kind());
        };
    }

    private static String guess(ArgumentKind kind) {
        CommandSpec alone = CommandSpec.of("guess", "A guess").with("value", kind, Argument.Count.ONE);
        List<String> examples = refusal(alone, "?").map(text -> Stream.of(text.split("[\\s,;:'\"]+"))
                .map(word -> word.replaceFirst("\\.$", "")).filter(word -> !word.isEmpty()).toList()).orElse(List.of());
        return Stream.concat(examples.stream(), Stream.concat(GUESSES.stream(), NUMBERS.stream()))
                .filter(word -> refusal(alone, word).isEmpty()).findFirst().orElse("word");
    }

    private static Optional<String> refusal(CommandSpec spec, String value) {
        try {
            spec.parse(" " + value);
            return Optional.empty();
        } catch (CommandException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void addBlanks(List<String> right) {
        String all = String.join(" ", right);
        for (String line : List.of(" ", "   ", "\t", "   " + all, "\t" + all, " " + all + "   ", " " + all + "\t",
                " " + String.join("   ", right), " " + String.join("\t", right), " \u00A0" + all)) {
            lines.add("/" + spec.name() + line);
        }
        lines.add("/" + spec.name().toUpperCase(Locale.ROOT) + " " + all);
    }

    private void addCounts(List<String> right) {
        for (int count = 0; count < right.size(); count++) {
            add(right.subList(0, count));
        }
        for (int more = 1; more <= 3; more++) {
            List<String> many = new ArrayList<>(right);
            many.addAll(List.of("ben", "2", "word").subList(0, more));
            add(many);
        }
    }

    private void addWrong(List<String> right) {
        for (int place = 0; place < right.size(); place++) {
            for (String value : values()) {
                List<String> words = new ArrayList<>(right);
                words.set(place, value);
                add(words);
            }
        }
    }

    private void addLong(List<String> right) {
        for (String piece : List.of("a", "a ", "ben ", "7", "\uD83D\uDE00")) {
            for (int place = 0; place <= right.size(); place++) {
                String start = "/" + spec.name() + " " + String.join(" ", right.subList(0, place)) + (place == 0 ? "" : " ");
                int size = piece.getBytes(StandardCharsets.UTF_8).length;
                lines.add(start + piece.repeat((Conversation.LONGEST - start.length()) / size));
            }
        }
    }

    private void addMixed(Random random, int arguments) {
        for (int i = 0; i < MIXED; i++) {
            List<String> values = values();
            add(random.ints(random.nextInt(arguments + 2), 0, values.size()).mapToObj(values::get).toList());
        }
    }

    private static List<String> values() {
        return Stream.of(NUMBERS, NAMES, TEXTS).flatMap(List::stream).toList();
    }
}
