package parley.messaging;

import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

/** {@code /msgto USER TEXT}: answers with the message's number and time. */
final class MsgtoCommand implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("msgto", "Send a message to one user")
            .user("user").text("text").alias("msg").immediately();

    private final Messages messages;

    MsgtoCommand(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        User sender = call.user();
        String receiver = call.text("user");
        if (receiver.equals(sender.name())) {
            throw new CommandException(ErrorCode.INVALID,
                    "'" + receiver + "' is you. Name somebody else; /activeuser lists who is here.");
        }
        Messages.Sent sent = messages.send(sender, receiver, call.text("text"));
        long number = sent.message().number();
        return Reply.of(() -> sent.kept() ? receiver + " is offline; message " + number + " waits for " + receiver
                : "message " + number + " to " + receiver).storedAs(sent.message());
    }
}
