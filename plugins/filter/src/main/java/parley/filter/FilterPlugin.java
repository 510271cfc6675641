package parley.filter;

import java.util.List;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.Setting;
import parley.api.server.Event;
import parley.api.server.EventFilter;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * Keeps the words of the setting {@code words} out of messages; {@code action} says whether they are masked or the message is
 * refused. Without words it does nothing.
 */
public final class FilterPlugin implements ServerPlugin {
    /** What becomes of a message with one of the words in it. */
    enum Action {
        /** It is sent, with asterisks in the place of the word. */
        MASK,
        /** It is not sent, and its author reads why. */
        REFUSE
    }

    private static final Setting<List<String>> WORDS =
            Setting.words("words", "that messages are kept free of", List.of());
    private static final Setting<Action> ACTION =
            Setting.choice("action", "what becomes of a message with one of the words", Action.MASK);

    @Override
    public void start(ServerContext server) {
        List<String> words = server.settings().get(WORDS);
        Action action = server.settings().get(ACTION);
        if (words.isEmpty()) {
            return;
        }
        WordList list = new WordList(words);
        EventFilter filter = action == Action.MASK ? event -> event.text(list.mask(event.text()))
                : event -> refuse(event, list);
        server.beforePost("MESSAGE", filter);
        server.beforePost("GROUPMESSAGE", filter);
    }

    private static Event refuse(Event event, WordList list) throws CommandException {
        String word = list.first(event.text()).orElse("");
        if (!word.isEmpty()) {
            throw new CommandException(ErrorCode.INVALID,
                    "'" + word + "' is a word that this server does not take, so nothing was sent. Say it in another way.");
        }
        return event;
    }
}
