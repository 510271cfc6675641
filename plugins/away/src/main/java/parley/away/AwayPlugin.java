package parley.away;

import java.time.Instant;
import java.util.Optional;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.Registration;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * Adds {@code /away} and {@code /back}. Who writes to one who is away is told so, with the event {@code AWAY}, at most once in
 * ten minutes; the user's own shell is told by {@code AWAYON} and {@code AWAYOFF}.
 */
public final class AwayPlugin implements ServerPlugin {
    private static final CommandSpec AWAY = CommandSpec.of("away", "Say that you are away from the keyboard")
            .with("text", ArgumentKind.TEXT, Count.OPTIONAL).immediately();
    private static final CommandSpec BACK = CommandSpec.of("back", "Say that you are here again").immediately();

    private final Absences absences = new Absences();
    private ServerContext server;
    private Optional<Registration> listening = Optional.empty(); // guarded by this

    @Override
    public void start(ServerContext context) {
        server = context;
        server.command(AWAY, this::goAway);
        server.command(BACK, this::comeBack);
        server.onLogout(user -> {
            absences.end(user);
            listenIfNeeded();
        });
    }

    /** Messages are listened to only while somebody is away, since there may be a million a second. */
    private synchronized void listenIfNeeded() {
        boolean needed = !absences.users().isEmpty();
        if (needed && listening.isEmpty()) {
            listening = Optional.of(server.afterPost("MESSAGE", stored -> tell(stored.event(), stored.time())));
        } else if (!needed) {
            listening.ifPresent(Registration::remove);
            listening = Optional.empty();
        }
    }

    private Reply goAway(Invocation call) {
        absences.begin(call.user(), call.arguments().text("text", ""));
        listenIfNeeded();
        call.user().deliver(Event.of("AWAYON"));
        return Reply.of("Who writes to you is told that you are away. /back when you are here again.");
    }

    private Reply comeBack(Invocation call) throws CommandException {
        if (!absences.end(call.user())) {
            throw new CommandException(ErrorCode.CONFLICT, "You are not away. /away [TEXT…] says that you are.");
        }
        listenIfNeeded();
        call.user().deliver(Event.of("AWAYOFF"));
        return Reply.of("Welcome back.");
    }

    private void tell(Event message, Instant now) {
        String receiver = message.params().getFirst();
        message.source().flatMap(server.roster()::find).ifPresent(sender -> absences.toTell(sender.name(), receiver, now)
                .ifPresent(text -> sender.deliver(Event.of("AWAY", receiver).text(text))));
    }

    /** Nobody is away any more, and their shells show it. */
    @Override
    public void stop() {
        absences.users().forEach(user -> user.deliver(Event.of("AWAYOFF")));
    }
}
