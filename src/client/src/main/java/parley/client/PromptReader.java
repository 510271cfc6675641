package parley.client;

import java.util.HashMap;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/**
 * JLine's reader, set up for chat: what is typed is taken as it is (no event expansion, no quotes, no escapes), and
 * lines can be shown below the one being typed, where JLine itself shows its completions.
 */
final class PromptReader extends LineReaderImpl {
    private final boolean colour;
    private Supplier<AttributedString> below = () -> AttributedString.EMPTY; // guarded by lock
    private AttributedString drawn = AttributedString.EMPTY;                 // as above; what it gave last

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

    /**
     * Lets keys do what plugins want of them. All that could ever be wanted are bound here, once: a map of keys that changes
     * while it is read would be one more thing to guard. What no plugin has does what it did before.
     */
    void bind(Keys keys) {
        KeyMap<Binding> map = getKeyMaps().get(LineReader.MAIN);
        for (String name : KeyNames.free()) {
            String sequence = sequence(name);
            if (sequence != null) {
                Binding before = map.getBound(sequence);
                map.bind((Widget) () -> keys.press(name) || fallBack(before), sequence);
            }
        }
    }

    /** What a terminal sends for a key; null if this one does not have it. */
    private String sequence(String name) {
        String key = name.substring(name.indexOf('-') + 1);
        if (name.startsWith("Alt-")) {
            return KeyMap.alt(key);
        }
        return name.startsWith("Ctrl-") ? KeyMap.ctrl(key.charAt(0))
                : KeyMap.key(terminal, Capability.valueOf("key_f" + key.substring(1)));
    }

    private boolean fallBack(Binding before) {
        if (before instanceof Reference widget) {
            callWidget(widget.name());
        }
        return true;
    }

    /**
     * Shows lines below the one being typed, unless completions are shown there; an empty text takes them away.
     *
     * @param lines is asked now, and by JLine whenever it draws anew, as for another size of the terminal
     */
    void showBelow(Supplier<AttributedString> lines) {
        lock.lock();
        try {
            boolean ours = post != null && post == below;
            AttributedString now = lines.get();
            boolean same = ours ? now.equals(drawn) : now.length() == 0;
            if (reading && !same && (ours || post == null)) {
                below = lines;
                drawn = now;
                post = now.length() == 0 ? null : lines;
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives a sequence that prints nothing to the terminal, between what else is written there. */
    void signal(String sequence) {
        lock.lock();
        try {
            terminal.writer().write(sequence);
            terminal.flush();
        } finally {
            lock.unlock();
        }
    }
}
