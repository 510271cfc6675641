package parley.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.api.CommandException;
import parley.api.ErrorCode;

/**
 * What is asked, and what may be chosen. It is typed, and sent to shells, as {@code Lunch? | pizza | sushi}.
 *
 * @param text    the question
 * @param choices {@link #LEAST} to {@link #MOST}, all different, without {@code |}
 */
record Question(String text, List<String> choices) {
    static final int LEAST = 2;
    static final int MOST = 10;

    private static final String BETWEEN = " | ";

    Question {
        choices = List.copyOf(choices);
    }

    /** Reads what was typed. */
    static Question of(String typed) throws CommandException {
        List<String> parts = Arrays.stream(typed.split("\\|", -1)).map(String::strip).toList();
        List<String> choices = parts.subList(1, parts.size());
        if (parts.contains("")) {
            throw refused("A question or choice is empty");
        }
        if (choices.size() < LEAST || choices.size() > MOST) {
            throw refused("There are " + choices.size() + " choices, not " + LEAST + " to " + MOST);
        }
        if (choices.stream().distinct().count() < choices.size()) {
            throw refused("Two choices are the same");
        }
        return new Question(parts.getFirst(), choices);
    }

    private static CommandException refused(String what) {
        return new CommandException(ErrorCode.INVALID, what + ". For example: /poll GROUP Lunch? | pizza | sushi");
    }

    /** As it is typed. */
    String typed() {
        List<String> parts = new ArrayList<>(choices);
        parts.addFirst(text);
        return String.join(BETWEEN, parts);
    }

    /** The choices with their numbers: {@code 1 pizza, 2 sushi}. */
    String numbered() {
        List<String> numbered = new ArrayList<>();
        for (String choice : choices) {
            numbered.add(numbered.size() + 1 + " " + choice);
        }
        return String.join(", ", numbered);
    }
}
