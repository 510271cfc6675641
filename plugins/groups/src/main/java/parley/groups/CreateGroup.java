package parley.groups;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Feed;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

/** {@code /creategroup GROUP USER…}: the caller is in it, the others may join. */
final class CreateGroup implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("creategroup", "Make a group and invite users to it")
            .word("group").with("user", ArgumentKind.USER, Count.SOME);

    /** Letters of ASCII, since the name is a part of a file's name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final Groups groups;
    private final Feed news;
    private final Invitations invitations;
    private final BiConsumer<User, String> suggest;

    CreateGroup(Groups groups, Feed news, Invitations invitations, BiConsumer<User, String> suggest) {
        this.groups = groups;
        this.news = news;
        this.invitations = invitations;
        this.suggest = suggest;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        String name = call.text("group");
        if (!NAME.matcher(name).matches()) {
            throw new CommandException(ErrorCode.INVALID,
                    "'" + name + "' cannot name a group. Use 1 to 32 letters (a-z, A-Z) and digits.");
        }
        List<User> invited = invitations.named(call);
        invitations.requireRoom(1 + invited.size());
        Group group = groups.create(name, news::lastId, call.user().name(),
                invited.stream().map(User::name).toList());
        suggest.accept(call.user(), name);
        invitations.send(group, call.user(), invited);
        return Reply.of("Group " + name + " is made. Invited: " + Invitations.names(invited) + ".");
    }
}
