package parley.help;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/**
 * {@code /help} lists every command that the user may call, a row each; {@code /help COMMAND} explains one, named with or
 * without its slash.
 */
final class HelpCommand implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("help", "List the commands, or explain one")
            .with("command", ArgumentKind.COMMAND, Count.OPTIONAL);

    private final Supplier<Collection<CommandSpec>> commands;

    HelpCommand(Supplier<Collection<CommandSpec>> commands) {
        this.commands = commands;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        if (call.arguments().has("command")) {
            explain(call, named(call.text("command")));
        } else {
            commands.get().stream().filter(c -> c.isFor(call.user().access())).forEach(c -> call.row(c.usage(), c.summary()));
        }
        return Reply.done();
    }

    private CommandSpec named(String typed) throws CommandException {
        String name = (typed.startsWith("/") ? typed.substring(1) : typed).toLowerCase(Locale.ROOT);
        return commands.get().stream()
                .filter(c -> c.name().equals(name) || c.aliases().contains(name))
                .findFirst()
                .orElseThrow(() -> new CommandException(ErrorCode.UNKNOWN,
                        "There is no command '" + typed + "'. /help lists them all."));
    }

    private static void explain(Invocation call, CommandSpec command) {
        call.row(command.usage(), command.summary());
        if (!command.aliases().isEmpty()) {
            call.row("Also: " + command.aliases().stream().map(a -> "/" + a).collect(Collectors.joining(", ")));
        }
    }
}
