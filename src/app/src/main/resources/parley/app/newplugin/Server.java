package {{package}};

import java.util.List;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.User;

/** The half in the server: {@code /{{id}} COLOUR} shows everybody else a colour. */
public final class {{Class}}Server implements ServerPlugin {
    private static final List<String> COLOURS = List.of("red", "green", "blue");
    /** An argument of a kind of its own: what is none is refused before the command runs, in these words. */
    private static final ArgumentKind COLOUR = ArgumentKind.of("{{KIND}}", "red, green or blue", COLOURS::contains);

    private ServerContext server;

    @Override
    public void start(ServerContext context) {
        server = context;
        CommandSpec spec = CommandSpec.of("{{id}}", "Show everybody else a colour").with("colour", COLOUR, Count.ONE);
        server.command(spec, this::show);
        server.suggest(COLOUR, COLOURS); // for Tab
    }

    private Reply show(Invocation call) {
        String colour = call.text("colour");
        Event shown = Event.of("{{VERB}}", colour).from(call.user());
        for (User user : server.roster().online()) {
            if (!user.name().equals(call.user().name())) {
                user.deliver(shown);
            }
        }
        return Reply.of("You show " + colour + ".");
    }
}
