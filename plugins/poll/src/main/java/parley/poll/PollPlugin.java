package parley.poll;

import java.io.IOException;
import java.util.List;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.groups.api.GroupDirectory;
import parley.groups.api.JoinedGroup;

/** Adds {@code /poll}, {@code /vote} and {@code /endpoll}, for those who joined a group. Others see counts, not who voted. */
public final class PollPlugin implements ServerPlugin {
    private static final CommandSpec POLL =
            CommandSpec.of("poll", "Ask a group: QUESTION | CHOICE | CHOICE").group("group").text("question");
    private static final CommandSpec VOTE = CommandSpec.of("vote", "Vote in a group's poll, or see how it stands")
            .group("group").with("number", ArgumentKind.NUMBER, Count.OPTIONAL);
    private static final CommandSpec END = CommandSpec.of("endpoll", "End the poll that you began").group("group");

    private final Polls polls = new Polls();

    @Override
    public void start(ServerContext server) throws IOException {
        GroupDirectory groups = server.require(GroupDirectory.class);
        polls.recordIn(server.journal("polls", polls::replay, polls::snapshot));
        server.command(POLL, call -> open(call, groups));
        server.command(VOTE, call -> call.arguments().has("number") ? vote(call, groups) : show(call, groups));
        server.command(END, call -> end(call, groups));
    }

    private Reply open(Invocation call, GroupDirectory groups) throws CommandException {
        JoinedGroup group = group(call, groups);
        Question question = Question.of(call.text("question"));
        polls.open(group, call.user(), question, groups::exists);
        return Reply.of("The poll in " + group.name() + " is open: " + question.numbered() + ". /vote " + group.name()
                + " NUMBER votes, /endpoll " + group.name() + " ends it.");
    }

    private Reply vote(Invocation call, GroupDirectory groups) throws CommandException {
        long number = call.arguments().number("number");
        return Reply.of("You vote for " + polls.vote(group(call, groups), call.user().name(), number));
    }

    private Reply show(Invocation call, GroupDirectory groups) throws CommandException {
        Poll poll = polls.in(group(call, groups));
        List<String> choices = poll.question().choices();
        call.row(poll.question().text());
        for (int number = 1; number <= choices.size(); number++) {
            call.row(Integer.toString(number), choices.get(number - 1), Long.toString(poll.count(number)));
        }
        return Reply.done();
    }

    private Reply end(Invocation call, GroupDirectory groups) throws CommandException {
        JoinedGroup group = group(call, groups);
        return Reply.of("The poll in " + group.name() + " has ended. " + polls.end(group, call.user()).result());
    }

    private static JoinedGroup group(Invocation call, GroupDirectory groups) throws CommandException {
        return groups.joined(call.text("group"), call.user().name());
    }
}
