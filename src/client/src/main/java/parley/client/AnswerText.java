package parley.client;

import java.util.ArrayList;
import java.util.List;
import parley.api.client.Answer;

/** How the shell shows the answer to a typed line. */
final class AnswerText {
    private final ShellTime time;

    AnswerText(ShellTime time) {
        this.time = time;
    }

    /** The rows in columns, then the text, behind the time if it has one; none if the answer says nothing. */
    List<String> lines(Answer answer) {
        List<List<String>> rows = answer.rows().stream()
                .map(row -> row.stream().map(time::field).toList()).toList();
        List<String> lines = new ArrayList<>(Table.lines(rows));
        if (!answer.text().isEmpty()) {
            lines.add(answer.time().map(at -> time.of(at) + ", ").orElse("") + answer.text());
        }
        return lines;
    }
}
