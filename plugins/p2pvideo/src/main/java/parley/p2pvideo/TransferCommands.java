package parley.p2pvideo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;

/**
 * The commands over transfers that run, wait or were cut off, in both directions: {@code /transfers}, {@code /pause},
 * {@code /resume}, {@code /cancel} and {@code /limit}.
 */
final class TransferCommands {
    private final ClientContext client;
    private final Desk desk;
    private final Traffic traffic;
    private final Sending sending;
    private final Receiving receiving;

    TransferCommands(ClientContext client, Desk desk, Traffic traffic, Sending sending, Receiving receiving) {
        this.client = client;
        this.desk = desk;
        this.traffic = traffic;
        this.sending = sending;
        this.receiving = receiving;
    }

    /** Adds the commands. What they change is read at the desk after a log-in, so they wait for their turn there. */
    void add() {
        client.command(Commands.TRANSFERS, arguments -> transfers());
        client.command(Commands.PAUSE, arguments -> desk.await(() -> pause(Whom.of(arguments))));
        client.command(Commands.RESUME, arguments -> desk.await(() -> resume(Whom.of(arguments))));
        client.command(Commands.CANCEL, arguments -> cancel(Whom.of(arguments)));
        client.command(Commands.LIMIT, arguments -> desk.await(() -> limit(arguments)));
    }

    /** What is going on, then what ended lately, if nothing goes on with it. */
    private void transfers() throws CommandException, InterruptedException {
        List<TransferRow> rows = new ArrayList<>(traffic.rows());
        rows.addAll(sending.rows());
        desk.await(() -> rows.addAll(receiving.rows()));
        Set<String> live = rows.stream().map(row -> row.job().key()).collect(Collectors.toSet());
        traffic.ended().stream().filter(row -> !live.contains(row.job().key())).forEach(rows::add);
        if (rows.isEmpty()) {
            client.screen().print("No files are offered, sent or received.");
        }
        TransferRow.table(rows).forEach(client.screen()::print);
    }

    private void pause(Whom whom) throws CommandException {
        if (traffic.pause(whom) == 0) {
            throw new CommandException(ErrorCode.UNKNOWN, "Nothing runs" + whom.after("with") + " that could pause.");
        }
    }

    private void resume(Whom whom) throws CommandException {
        List<Job> paused = traffic.resume(whom);
        int tried = sending.resume(whom);
        paused.stream().filter(job -> !job.sends() && !traffic.isRunning(job)).forEach(job -> client.screen().print(
                job.title() + " is not paused any more; it goes on when " + job.peer() + " is here."));
        if (paused.size() + tried == 0) {
            throw nothingToResume(whom);
        }
    }

    private CommandException nothingToResume(Whom whom) {
        List<Job> theirs = traffic.pausedByPeer(whom);
        if (!theirs.isEmpty()) {
            return new CommandException(ErrorCode.DENIED, theirs.getFirst().title() + " is paused by "
                    + theirs.getFirst().peer() + ", who alone can let it go on.");
        }
        List<Job> running = traffic.running(whom);
        return new CommandException(ErrorCode.UNKNOWN, running.isEmpty() ? "Nothing" + whom.after("with")
                + " is paused by you or waits to be sent on. What was cut off while you received goes on when its"
                + " sender is here." : running.getFirst().title() + " is under way already.");
    }

    private void cancel(Whom whom) throws CommandException, InterruptedException {
        int[] stopped = {sending.cancel(whom)};
        desk.await(() -> stopped[0] += receiving.cancel(whom));
        if (stopped[0] == 0) {
            throw new CommandException(ErrorCode.UNKNOWN, whom.user().map(peer -> "Nothing is being sent to " + peer
                    + " or received from " + peer + ".").orElse("Nothing is being sent or received."));
        }
    }

    private void limit(Arguments arguments) throws CommandException {
        if (arguments.has("rate")) {
            String rate = arguments.text("rate");
            set(rate.equals("off") ? 0 : Amount.parse(rate).orElseThrow(() -> new CommandException(ErrorCode.INVALID,
                    "'" + rate + "' is no rate: give bytes a second such as 500k, 50M or 1.5G, or off.")));
        }
        client.screen().print(traffic.limit() == 0 ? "Files are sent and received as fast as the way allows."
                : "All transfers together take " + Phrases.rate(traffic.limit()) + " at most; /limit off lifts that.");
    }

    private void set(long bytesPerSecond) throws CommandException {
        try {
            traffic.limit(bytesPerSecond);
        } catch (IOException e) {
            throw new CommandException(ErrorCode.WAIT, "This holds until the shell ends, but cannot be kept: "
                    + e.getMessage() + ".");
        }
    }
}
