package parley.server;

import java.util.concurrent.CountDownLatch;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Commands that show one thing each of what a server does with commands. */
final class Toys implements ServerPlugin {
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    volatile boolean interrupted;

    @Override
    public void start(ServerContext server) {
        Audience everybody = server.audience("everybody");
        server.onLogin(user -> everybody.add(user.name()));
        server.command(CommandSpec.of("echo", "Say it back").text("text").immediately(), call -> {
            call.row(call.text("text"));
            return Reply.of("said");
        });
        server.command(CommandSpec.of("tell", "Tell a user").user("user").text("text").immediately(), call -> {
            server.roster().find(call.text("user"))
                    .orElseThrow(() -> new CommandException(ErrorCode.OFFLINE, call.text("user") + " is offline"))
                    .deliver(Event.of("TOLD", call.text("user")).from(call.user()).text(call.text("text")));
            return Reply.done();
        });
        server.command(CommandSpec.of("all", "Tell all but the caller").text("text").immediately(), call -> {
            everybody.deliver(Event.of("TOLD").from(call.user()).text(call.text("text")), call.user());
            return Reply.done();
        });
        server.command(CommandSpec.of("block", "Wait until it is released"), call -> {
            blocked.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
                throw e;
            }
            return Reply.of("released");
        });
        server.command(CommandSpec.of("throw", "Have a fault").immediately(), call -> {
            throw new IllegalStateException("a fault of the plugin");
        });
        server.command(CommandSpec.of("leave", "End the connection"), call -> {
            call.user().disconnect("Goodbye.");
            return Reply.of("leaving");
        });
        server.command(CommandSpec.of("rule", "For administrators").forAdministrators().immediately(),
                call -> Reply.of("ruled"));
    }
}
