package parley.server;

import java.util.List;
import parley.api.Arguments;
import parley.api.server.Invocation;

/** One call of a command by a user. */
record Call(OnlineUser user, Arguments arguments, String label) implements Invocation {
    @Override
    public void row(List<String> fields) {
        user.send(Answers.row(label, fields));
    }
}
