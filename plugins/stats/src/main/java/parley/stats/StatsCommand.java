package parley.stats;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Figure;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/**
 * {@code /stats} shows what the server does and how fast, with rates since the call before this one, whoever made it, and
 * since the start; {@code /stats COMMAND} shows one command, named with or without its slash.
 */
final class StatsCommand implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("stats", "Show what the server does and how fast")
            .with("command", ArgumentKind.COMMAND, Count.OPTIONAL).forAdministrators();

    private final Supplier<List<Figure>> figures;
    private final Supplier<Collection<CommandSpec>> commands;
    private final AtomicReference<Reading> last = new AtomicReference<>(Reading.START);

    StatsCommand(Supplier<List<Figure>> figures, Supplier<Collection<CommandSpec>> commands) {
        this.figures = figures;
        this.commands = commands;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Reading now = new Reading(figures.get());
        String name = call.arguments().has("command") ? named(call.text("command"), now) : "";
        Progress progress = new Progress(last.getAndSet(now), now);
        (name.isEmpty() ? Overview.rows(progress) : CommandDetail.rows(name, progress)).forEach(call::row);
        return Reply.done();
    }

    /** The name of the command that was typed, which may be an alias. */
    private String named(String typed, Reading now) throws CommandException {
        String word = (typed.startsWith("/") ? typed.substring(1) : typed).toLowerCase(Locale.ROOT);
        String name = commands.get().stream().filter(command -> command.aliases().contains(word))
                .map(CommandSpec::name).findFirst().orElse(word);
        if (!now.commands().contains(name)) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no command '" + typed + "'. /help lists them all.");
        }
        return name;
    }
}
