package parley.server;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Reply;
import parley.wire.LineBuilder;
import parley.wire.Request;

/**
 * Finds a command, checks who calls and with what, runs it, and turns whatever comes of it into one answer. The only place
 * that catches everything: a plugin's fault ends one call, not a session.
 */
final class Dispatcher {
    private static final long LAST_CALLS = 5;

    private final CommandTable commands;
    private final Set<String> administrators;
    private final Faults faults;
    private final CommandLog log;
    private final Duration callTime;
    private final ExecutorService calls =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("parley-call-", 0).factory());

    Dispatcher(CommandTable commands, Set<String> administrators, Duration callTime, Faults faults, CommandLog log) {
        this.callTime = callTime;
        this.commands = commands;
        this.administrators = administrators;
        this.faults = faults;
        this.log = log;
    }

    /** Whether the user may call the commands of administrators. */
    Access access(String user) {
        return administrators.contains(user) ? Access.ADMINISTRATOR : Access.USER;
    }

    /** Where an answer's line goes; an empty one is no answer and is not sent. */
    interface Answering {
        /** The answer is there at once; the builder will be used again. */
        void now(LineBuilder answer);

        /** It will come by {@link #later}; called before {@code dispatch} returns. */
        void waits();

        /** The answer that was waited for, from any thread. */
        void later(LineBuilder answer);
    }

    /** Carries a command out and answers it exactly once. Called on the user's loop. */
    void dispatch(Request request, OnlineUser user, Answering answering) {
        CommandTable.Entry command;
        Arguments arguments;
        try {
            command = find(request, user);
            arguments = command.spec().parse(request.rest());
        } catch (CommandException e) {
            log.refused(user, request, e.code());
            answering.now(Answers.err(line(), request.label(), e.code(), e.getMessage()));
            return;
        }
        Call call = new Call(user, arguments, request.label());
        if (command.immediate()) {
            answering.now(runNow(command, call, request));
        } else {
            answering.waits();
            runLater(command, call, request, answering);
        }
    }

    private static LineBuilder line() {
        return ((LoopThread) Thread.currentThread()).line().clear();
    }

    private LineBuilder runNow(CommandTable.Entry command, Call call, Request request) {
        CurrentCall current = call.user().connection().loop().currentCall();
        current.begin(command);
        Outcome outcome;
        try {
            outcome = run(command, call, request);
        } finally {
            current.end();
        }
        return outcome.answer(line(), request.label());
    }

    /** A call that is over its time is interrupted and answered; what it answers afterwards reaches nobody. */
    private void runLater(CommandTable.Entry command, Call call, Request request, Answering answering) {
        AtomicBoolean answered = new AtomicBoolean();
        Future<?> running = calls.submit(() -> {
            Outcome outcome = run(command, call, request);
            if (!answered.getAndSet(true)) {
                answering.later(outcome.answer(new LineBuilder(), request.label()));
            }
        });
        call.user().connection().loop().after(callTime.toNanos(), () -> {
            if (!answered.getAndSet(true)) {
                running.cancel(true);
                TimeoutException late = new TimeoutException("no answer within " + callTime.toSeconds() + " s");
                answering.later(fault(command, late).answer(new LineBuilder(), request.label()));
            }
        });
    }

    /** Ends the calls in flight, waiting for them a little. */
    void close() throws InterruptedException {
        calls.shutdown();
        if (!calls.awaitTermination(LAST_CALLS, TimeUnit.SECONDS)) {
            calls.shutdownNow();
        }
    }

    private CommandTable.Entry find(Request request, OnlineUser user) throws CommandException {
        String name = request.command();
        CommandTable.Entry command = commands.findOrNull(name);
        if (command == null) {
            command = commands.findOrNull(name.toLowerCase(Locale.ROOT));
        }
        if (command == null) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no command '/" + name + "'. /help lists them.");
        }
        if (!command.isFor(user.access())) {
            throw new CommandException(ErrorCode.DENIED, "/" + name + " is for administrators of this server.");
        }
        return command;
    }

    private Outcome run(CommandTable.Entry command, Call call, Request request) {
        try {
            Reply reply = PluginCode.call(command.handler(), call);
            log.done(call.user(), command, request);
            return new Outcome.Done(reply);
        } catch (CommandException e) {
            log.refused(call.user(), request, e.code());
            return new Outcome.Refused(e.code(), e.getMessage());
        } catch (Throwable e) { // whatever it is, the user gets an answer and the others go on
            return fault(command, e);
        }
    }

    private Outcome fault(CommandTable.Entry command, Throwable fault) {
        String name = "/" + command.spec().name();
        String id = faults.record(name + " of the plugin '" + command.plugin() + "'", fault);
        return new Outcome.Refused(ErrorCode.INTERNAL,
                name + " failed by a fault of its own. Tell the owner of the server the id " + id + ".");
    }

    /** What became of a call. */
    private sealed interface Outcome {
        record Done(Reply reply) implements Outcome {}

        record Refused(ErrorCode code, String text) implements Outcome {}

        /** Its answer; none if it was done and nobody waits for an answer. */
        default LineBuilder answer(LineBuilder line, String label) {
            return switch (this) {
                case Done done -> label.isEmpty() ? line : Answers.ok(line, label, done.reply());
                case Refused refused -> Answers.err(line, label, refused.code(), refused.text());
            };
        }
    }
}
