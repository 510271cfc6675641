package parley.remind;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * Adds {@code /remind}, {@code /reminders} and {@code /forget}. A time of the day is that of the place where the server is;
 * the answer has the instant, which each shell shows in its own zone.
 */
public final class RemindPlugin implements ServerPlugin {
    private static final ArgumentKind WHEN = ArgumentKind.of("WHEN", When.FORM, When::isOne);
    private static final CommandSpec REMIND = CommandSpec.of("remind", "Be reminded of something later")
            .with("when", WHEN, Count.ONE).text("text");
    private static final CommandSpec REMINDERS = CommandSpec.of("reminders", "List what you will be reminded of");
    private static final CommandSpec FORGET = CommandSpec.of("forget", "Take a reminder back").number("number");

    private final ZoneId zone;

    /** With the clocks of the place where the server is. */
    public RemindPlugin() {
        this(ZoneId.systemDefault());
    }

    RemindPlugin(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void start(ServerContext server) throws IOException {
        Reminders reminders = new Reminders();
        reminders.recordIn(server.journal("reminders", reminders::replay, reminders::snapshot));
        Bell bell = new Bell(reminders, server);
        server.suggest(WHEN, List.of("10m", "1h", "1d"));
        server.command(REMIND, call -> {
            Instant due = When.of(call.text("when"), server.clock().instant().atZone(zone));
            Reminder set = reminders.add(call.user().name(), due, call.text("text"));
            bell.set();
            row(call, set);
            return Reply.of("Reminder " + set.number() + " is set. /forget " + set.number() + " takes it back.");
        });
        server.command(REMINDERS, call -> list(call, reminders));
        server.command(FORGET, call -> forget(call, reminders));
        bell.set();
    }

    private static Reply list(Invocation call, Reminders reminders) {
        List<Reminder> all = reminders.of(call.user().name());
        all.forEach(reminder -> row(call, reminder));
        return all.isEmpty() ? Reply.of("You have no reminders. /remind WHEN TEXT sets one.") : Reply.done();
    }

    private static Reply forget(Invocation call, Reminders reminders) throws CommandException {
        Reminder gone = reminders.forget(call.user().name(), call.arguments().number("number"));
        return Reply.of("Reminder " + gone.number() + " is forgotten: " + gone.text());
    }

    private static void row(Invocation call, Reminder reminder) {
        call.row(Integer.toString(reminder.number()), reminder.due().toString(), reminder.text());
    }
}
