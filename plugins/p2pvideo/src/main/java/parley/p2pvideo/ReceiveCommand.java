package parley.p2pvideo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.api.ArgumentKind;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;

/** {@code /receive [MODE [USER] [SIZE]]}: sets and shows the {@link ReceiveRules}. */
final class ReceiveCommand {
    private final ClientContext client;
    private final Desk desk;
    private final ReceiveRules rules;

    ReceiveCommand(ClientContext client, Desk desk, ReceiveRules rules) {
        this.client = client;
        this.desk = desk;
        this.rules = rules;
    }

    /** Adds the command, and what Tab offers for it. */
    void add() {
        client.command(Commands.RECEIVE, this::run);
        client.complete(Commands.RULE, beginning -> words());
    }

    private void run(Arguments arguments) throws CommandException, InterruptedException {
        List<String> words = new ArrayList<>(arguments.list("mode"));
        if (!words.isEmpty()) {
            String word = words.removeFirst();
            ReceiveMode mode = ReceiveMode.of(word).orElseThrow(() -> new CommandException(ErrorCode.INVALID,
                    "'" + word + "' is none of auto, ask and off."));
            OptionalLong most = words.isEmpty() ? OptionalLong.empty() : Amount.parse(words.getLast());
            if (most.isPresent()) {
                words.removeLast();
            }
            if (words.size() > 1 || most.isPresent() && mode != ReceiveMode.AUTO) {
                throw new CommandException(ErrorCode.USAGE, "This is typed as in /receive ask, /receive off luke or"
                        + " /receive auto luke 500M.");
            }
            desk.await(() -> set(words, new ReceiveRules.Rule(mode, most)));
        }
        desk.await(() -> rules.lines().forEach(client.screen()::print));
    }

    private void set(List<String> sender, ReceiveRules.Rule rule) throws CommandException {
        try {
            if (sender.isEmpty()) {
                rules.set(rule);
            } else {
                rules.set(sender.getFirst(), rule);
            }
        } catch (IOException e) {
            throw new CommandException(ErrorCode.WAIT, "This cannot be kept: " + e.getMessage() + ".");
        }
    }

    private Collection<String> words() {
        List<String> words = new ArrayList<>(client.known(ArgumentKind.USER));
        Stream.of(ReceiveMode.values()).map(ReceiveMode::word).forEach(words::add);
        return words;
    }
}
