package parley.testkit;

import java.util.Optional;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/**
 * A plugin of the kit's own in each actor's client: a hidden command that asks the server something, waits for the
 * answer, and only then shows a word. All that the server had sent before stands above it on the screen. It asks twice,
 * since a server may send the answer to what it just read before the events of others that it has stored already.
 */
final class Marker implements ClientPlugin {
    private static final String NAME = "testkit-marker";

    private volatile Optional<ClientContext> client = Optional.empty();

    @Override
    public void start(ClientContext context) {
        client = Optional.of(context);
        context.command(CommandSpec.of(NAME, "Show that all before has arrived").word("word").hide(), arguments -> {
            ask(context);
            ask(context);
            context.screen().print(shown(arguments.text("word")));
        });
    }

    private static void ask(ClientContext context) throws InterruptedException {
        try {
            context.send("/help help");
        } catch (CommandException e) {
            context.logger().log(System.Logger.Level.DEBUG, "The marker was refused, which is an answer, too.", e);
        }
    }

    /** The line to type. */
    static String line(String word) {
        return "/" + NAME + " " + word;
    }

    /** The line that it shows. */
    static String shown(String word) {
        return "(" + word + ")";
    }

    /** Whether somebody is logged in at this client. */
    boolean isLoggedIn() {
        return client.map(context -> !context.user().isEmpty()).orElse(false);
    }
}
