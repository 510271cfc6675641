package parley.roll;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Roster;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.User;

/** Adds {@code /roll}: the server throws the dice, so that those to whom it shows them can trust the throw. */
public final class RollPlugin implements ServerPlugin {
    private static final ArgumentKind DICE =
            ArgumentKind.of("DICE", Dice.FORM, typed -> Dice.of(typed).isPresent());
    private static final CommandSpec ROLL = CommandSpec.of("roll", "Throw dice, and show them to others")
            .with("dice", DICE, Count.ONE).with("user", ArgumentKind.USER, Count.ANY);

    private final RandomGenerator random;

    /** With dice that nobody can foresee. */
    public RollPlugin() {
        this(new SecureRandom());
    }

    RollPlugin(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void start(ServerContext server) {
        server.suggest(DICE, List.of("d6", "2d6", "d20", "3d6+2"));
        server.command(ROLL, call -> roll(call, server.roster()));
    }

    private Reply roll(Invocation call, Roster roster) throws CommandException {
        List<User> others = others(call, roster); // refused, if one is not here, before anything is thrown
        String dice = call.text("dice");
        String result = Dice.of(dice).orElseThrow().roll(random);
        Event event = Event.of("ROLLED", dice).from(call.user()).text(result);
        others.forEach(user -> user.deliver(event));
        String seenBy = others.stream().map(User::name).collect(Collectors.joining(", "));
        return Reply.of("You roll " + dice + ": " + result + (seenBy.isEmpty() ? "" : ", shown to " + seenBy));
    }

    /** Those named, each once, without the one who rolls. */
    private static List<User> others(Invocation call, Roster roster) throws CommandException {
        List<User> others = new ArrayList<>();
        for (String name : call.arguments().list("user").stream().distinct().toList()) {
            User user = roster.find(name).orElseThrow(() -> new CommandException(ErrorCode.OFFLINE,
                    name + " is not here, so nothing was thrown. /activeuser lists who is."));
            if (!name.equals(call.user().name())) {
                others.add(user);
            }
        }
        return others;
    }
}
