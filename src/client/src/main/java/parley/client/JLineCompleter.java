package parley.client;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands JLine what {@link Completion} offers. JLine calls it under its own lock, so nothing here waits. */
final class JLineCompleter implements Completer {
    private final Completion completion;

    JLineCompleter(Completion completion) {
        this.completion = completion;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Suggestion suggestion : completion.suggest(line.line(), line.cursor())) {
            String description = suggestion.description().isEmpty() ? null : suggestion.description();
            candidates.add(new Candidate(suggestion.value(), suggestion.value(), suggestion.group(), description, null,
                    null, suggestion.complete()));
        }
    }
}
