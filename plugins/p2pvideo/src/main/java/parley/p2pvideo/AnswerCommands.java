package parley.p2pvideo;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;
import parley.p2pvideo.transfer.SafeName;

/** {@code /accept [USER] [as NAME]} and {@code /decline [USER]}: answers to what other users offer. */
final class AnswerCommands {
    private static final String AS = "as";

    private final Desk desk;
    private final Offers offers;

    AnswerCommands(Desk desk, Offers offers) {
        this.desk = desk;
        this.offers = offers;
    }

    /** Adds the commands, and what Tab offers for them. */
    void addTo(ClientContext client) {
        client.command(Commands.ACCEPT, this::accept);
        client.command(Commands.DECLINE, arguments -> desk.await(() -> offers.decline(Whom.of(arguments))));
        client.complete(Commands.OFFER, beginning -> words());
    }

    private void accept(Arguments arguments) throws CommandException, InterruptedException {
        List<String> words = arguments.list("user");
        int as = nameAfter(words);
        if (as < 0 && words.size() > 1) {
            throw new CommandException(ErrorCode.USAGE,
                    "This is typed as in /accept, /accept luke, /accept as trip.mkv or /accept luke as trip.mkv.");
        }
        Optional<String> name = as < 0 ? Optional.empty()
                : Optional.of(String.join(" ", words.subList(as + 1, words.size())));
        Whom whom = words.isEmpty() || as == 0 ? Whom.ALL : Whom.only(words.getFirst());
        if (name.isPresent()) {
            requireSafe(name.get());
        }
        desk.await(() -> offers.accept(whom, name));
    }

    /** The place of the "as", or -1 if no name is given: a user may be called so, too. */
    private static int nameAfter(List<String> words) {
        if (words.size() > 2 && words.get(1).equals(AS)) {
            return 1;
        }
        return words.size() > 1 && words.getFirst().equals(AS) ? 0 : -1;
    }

    private static void requireSafe(String name) throws CommandException {
        if (!SafeName.part(name).equals(name)) {
            throw new CommandException(ErrorCode.INVALID, "'" + name + "' cannot be the name of a file here, '"
                    + SafeName.part(SafeName.lastPart(name)) + "' can.");
        }
    }

    private Collection<String> words() {
        Set<String> words = new LinkedHashSet<>();
        List<Arrival> waiting = offers.waiting(Whom.ALL);
        waiting.forEach(arrival -> words.add(arrival.peer()));
        if (!waiting.isEmpty()) {
            words.add(AS);
        }
        waiting.forEach(arrival -> words.add(arrival.sendersName()));
        return words;
    }
}
