package parley.server;

import java.time.Duration;
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
import parley.server.metrics.Metric;
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
        CommandTable.Entry command = commands.findOrNull(request, LoopThread.current().recent());
        if (command == null) {
            user.connection().loop().metrics().increment(Metric.COMMANDS_UNKNOWN);
            answering.now(refused(user, request, new CommandException(ErrorCode.UNKNOWN, "There is no command '/"
                    + request.command() + "'. /help lists them.")).answer(line(), request.label()));
            return;
        }
        Running running = Running.begin(command, user, request);
        Arguments arguments;
        try {
            requireAccess(command, request, user);
            arguments = command.spec().parse(request.line(), request.verbEnd());
        } catch (CommandException e) {
            answering.now(running.end(refused(user, request, e), line()));
            return;
        }
        Call call = new Call(user, arguments, request.label());
        if (running.immediate()) {
            Outcome outcome = runNow(running, call);
            answering.now(running.end(outcome, line()));
        } else {
            answering.waits();
            runLater(running, call, answering);
        }
    }

    private static LineBuilder line() {
        return LoopThread.current().line().clear();
    }

    private Outcome runNow(Running running, Call call) {
        CurrentCall current = call.user().connection().loop().currentCall();
        current.begin(running.command());
        try {
            return run(running, call);
        } finally {
            current.end();
        }
    }

    /** A call that is over its time is interrupted and answered; what it answers afterwards reaches nobody. */
    private void runLater(Running running, Call call, Answering answering) {
        AtomicBoolean answered = new AtomicBoolean();
        Future<?> task = calls.submit(() -> {
            Outcome outcome = run(running, call);
            if (!answered.getAndSet(true)) {
                answering.later(running.end(outcome, new LineBuilder()));
            }
        });
        call.user().connection().loop().after(callTime.toNanos(), () -> {
            if (!answered.getAndSet(true)) {
                task.cancel(true);
                TimeoutException late = new TimeoutException("no answer within " + callTime.toSeconds() + " s");
                answering.later(running.end(fault(running.command(), late), new LineBuilder()));
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

    private static void requireAccess(CommandTable.Entry command, Request request, OnlineUser user) throws CommandException {
        if (!command.spec().isFor(user.access())) {
            throw new CommandException(ErrorCode.DENIED, "/" + request.command() + " is for administrators of this server.");
        }
    }

    private Outcome run(Running running, Call call) {
        try {
            Reply reply = PluginCode.call(running.command().handler(), call);
            log.done(call.user(), running.command(), running.request());
            return new Outcome.Done(reply);
        } catch (CommandException e) {
            return refused(call.user(), running.request(), e);
        } catch (Throwable e) { // whatever it is, the user gets an answer and the others go on
            return fault(running.command(), e);
        }
    }

    private Outcome refused(OnlineUser user, Request request, CommandException e) {
        log.refused(user, request, e.code());
        return new Outcome.Refused(e.code(), e.getMessage());
    }

    private Outcome fault(CommandTable.Entry command, Throwable fault) {
        String name = "/" + command.spec().name();
        String id = faults.record(name + " of the plugin '" + command.plugin() + "'", fault);
        return new Outcome.Refused(ErrorCode.INTERNAL,
                name + " failed by a fault of its own. Tell the owner of the server the id " + id + ".");
    }
}
