package parley.wave;

import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.User;

/** The half in the server: {@code /wave USER} sends that user an event. */
public final class Wave implements ServerPlugin {
    @Override
    public void start(ServerContext server) {
        server.command(CommandSpec.of("wave", "Wave at a user").user("user"), call -> {
            String name = call.text("user");
            User friend = server.roster().find(name).orElseThrow(
                    () -> new CommandException(ErrorCode.OFFLINE, name + " is not here. /activeuser lists who is."));
            friend.deliver(Event.of("WAVE").from(call.user()));
            return Reply.of("You wave at " + name + ".");
        });
    }
}
