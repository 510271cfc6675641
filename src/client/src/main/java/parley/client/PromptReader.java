package parley.client;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * JLine's reader, set up for chat: what is typed is taken as it is (no event expansion, no quotes, no escapes), and
 * lines can be shown below the one being typed, where JLine itself shows its completions.
 */
final class PromptReader extends LineReaderImpl {
    private final boolean colour;
    private Optional<Supplier<AttributedString>> below = Optional.empty(); // guarded by lock

    private PromptReader(Terminal terminal, boolean colour) {
        super(terminal, "parley", new HashMap<>());
        this.colour = colour;
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        unsetOpt(Option.INSERT_TAB);
    }

    /** A reader for log-in: nothing typed into it is kept, and Tab does nothing. */
    static PromptReader forQuestions(Terminal terminal, boolean colour) {
        PromptReader reader = new PromptReader(terminal, colour);
        reader.setParser(new JLineParser((line, cursor) -> 0));
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        return reader;
    }

    /** A reader for command lines. */
    static PromptReader forCommands(Terminal terminal, boolean colour, Completion completion, AccountHistory history) {
        PromptReader reader = new PromptReader(terminal, colour);
        reader.setParser(new JLineParser(completion::wordStart));
        reader.setCompleter(new JLineCompleter(completion));
        reader.setHighlighter(new JLineHighlighter(completion, colour));
        reader.setHistory(history);
        reader.setOpt(Option.CASE_INSENSITIVE);
        reader.unsetOpt(Option.COMPLETE_MATCHER_TYPO);
        return reader;
    }

    /** The style of a part of JLine's list of completions; without colours only the one selected stands out. */
    @Override
    protected AttributedStyle getCompletionStyle(String name, String value) {
        boolean selection = name.equals(COMPLETION_STYLE_SELECTION) || name.equals(COMPLETION_STYLE_LIST_SELECTION);
        if (colour) {
            return super.getCompletionStyle(name, value);
        }
        return selection ? AttributedStyle.INVERSE : AttributedStyle.DEFAULT;
    }

    /** Shows lines below the one being typed, unless completions are shown there; empty takes them away. */
    void showBelow(Optional<Supplier<AttributedString>> lines) {
        lock.lock();
        try {
            boolean free = post == null || below.filter(ours -> ours == post).isPresent();
            if (reading && free && (post != null || lines.isPresent())) {
                post = lines.orElse(null);
                below = lines;
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }
}
