package parley.groups;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

/**
 * {@code /groupmsg GROUP TEXT}: to every other user who has joined and is here. The group is locked from the number to
 * the delivery, so every member gets its messages in the order of their numbers.
 */
final class GroupMessage implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("groupmsg", "Send a message to all who joined a group")
            .group("group").text("text").immediately();

    private final Groups groups;
    private final InstantSource clock;

    GroupMessage(Groups groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Group group = groups.named(call.text("group"));
        Reply.Stored stored = post(group, call.user(), call.text("text"));
        return Reply.of("message " + stored.id() + " to " + group.name()).storedAs(stored.id(), stored.time());
    }

    private Reply.Stored post(Group group, User sender, String text) throws CommandException {
        synchronized (group) {
            group.requireJoined(sender.name());
            Instant time = Instant.ofEpochMilli(clock.millis());
            Reply.Stored stored = new Reply.Stored(group.nextNumber(), time);
            groups.record(new Entry.Posted(group.name(), stored.id(), time.toEpochMilli(), sender.name(), text));
            group.log().append(stored.id(), time, sender.name(), text);
            group.joined().deliver(new Event("GROUPMESSAGE", Optional.of(sender.name()), List.of(group.name()), text,
                    Optional.of(stored)), sender);
            return stored;
        }
    }
}
