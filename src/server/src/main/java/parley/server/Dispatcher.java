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
import parley.server.metrics.CommandMetrics.Outcome;
import parley.server.metrics.DispatchEvent;
import parley.server.metrics.LoopMetrics;
import parley.server.metrics.Metric;
import parley.server.metrics.Metrics;
import parley.wire.Printable;
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
    private final Metrics metrics;
    private final Duration callTime;
    private final ExecutorService calls =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("parley-call-", 0).factory());

    Dispatcher(CommandTable commands, Set<String> administrators, Duration callTime, Faults faults, CommandLog log,
               Metrics metrics) {
        this.callTime = callTime;
        this.commands = commands;
        this.administrators = administrators;
        this.faults = faults;
        this.log = log;
        this.metrics = metrics;
    }

    /** Whether the user may call the commands of administrators. */
    Access access(String user) {
        return administrators.contains(user) ? Access.ADMINISTRATOR : Access.USER;
    }

    /** Where an answer's line goes, which is empty if there is none to send. */
    interface Answering {
        /** The answer is there at once. */
        void now(byte[] answer);

        /** It will come by {@link #later}; called before {@code dispatch} returns. */
        void waits();

        /** The answer that was waited for, from any thread. */
        void later(byte[] answer);
    }

    /** Carries a command out and answers it exactly once. Called on the user's loop. */
    void dispatch(Request request, OnlineUser user, Answering answering) {
        LoopMetrics loop = user.connection().loop().metrics();
        CommandTable.Entry command = findOrNull(request.command());
        if (command == null) {
            loop.increment(Metric.COMMANDS_UNKNOWN);
            answering.now(refuse(user, request, new CommandException(ErrorCode.UNKNOWN,
                    "There is no command '/" + request.command() + "'. /help lists them.")));
            return;
        }
        DispatchEvent flight = DispatchEvent.begun();
        boolean immediate = command.spec().immediate();
        long begun = immediate ? command.metrics().begin(loop) : command.metrics().beginTimed(loop);
        Running running = new Running(command, user, request, begun, flight);
        Arguments arguments;
        try {
            requireAccess(command, request, user);
            arguments = command.spec().parse(Printable.strip(request.rest()));
        } catch (CommandException e) {
            answering.now(running.end(Outcome.REFUSED, refuse(user, request, e)));
            return;
        }
        Call call = new Call(user, arguments, request.label());
        if (immediate) {
            byte[] answer = run(running, call);
            answering.now(running.end(running.outcome, answer));
        } else {
            answering.waits();
            runLater(running, call, answering);
        }
    }

    /** A call that was counted when it began and has to be ended once. */
    private static final class Running {
        final CommandTable.Entry command;
        final OnlineUser user;
        final Request request;
        final long begun;
        final DispatchEvent flight;
        Outcome outcome = Outcome.DONE; // of the thread that runs it

        Running(CommandTable.Entry command, OnlineUser user, Request request, long begun, DispatchEvent flight) {
            this.command = command;
            this.user = user;
            this.request = request;
            this.begun = begun;
            this.flight = flight;
        }

        byte[] end(Outcome result, byte[] answer) {
            command.metrics().end(result, begun);
            flight.finish(command.spec().name(), user.name(), command.spec().immediate(), result, answer.length);
            return answer;
        }
    }

    /** A call that is over its time is interrupted and answered; what it answers afterwards reaches nobody. */
    private void runLater(Running running, Call call, Answering answering) {
        AtomicBoolean answered = new AtomicBoolean();
        Future<?> task = calls.submit(() -> {
            byte[] answer = run(running, call);
            if (!answered.getAndSet(true)) {
                answering.later(running.end(running.outcome, answer));
            }
        });
        call.user().connection().loop().after(callTime.toNanos(), () -> {
            if (!answered.getAndSet(true)) {
                task.cancel(true);
                answering.later(running.end(Outcome.FAILED, fault(running.command, running.request.label(),
                        new TimeoutException("no answer within " + callTime.toSeconds() + " s"))));
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

    private CommandTable.Entry findOrNull(String name) {
        CommandTable.Entry command = commands.findOrNull(name);
        return command == null ? commands.findOrNull(name.toLowerCase(Locale.ROOT)) : command;
    }

    private static void requireAccess(CommandTable.Entry command, Request request, OnlineUser user) throws CommandException {
        if (!command.isFor(user.access())) {
            throw new CommandException(ErrorCode.DENIED, "/" + request.command() + " is for administrators of this server.");
        }
    }

    private byte[] refuse(OnlineUser user, Request request, CommandException e) {
        log.refused(user, request, e.code());
        return Answers.err(request.label(), e.code(), e.getMessage());
    }

    private byte[] run(Running running, Call call) {
        CommandTable.Entry command = running.command;
        String label = call.label();
        try {
            Reply reply = PluginCode.call(command.handler(), () -> command.handler().run(call));
            if (reply.stored().isPresent()) {
                countStored(call.user().connection().loop());
            }
            log.done(call.user(), command, running.request);
            return label.isEmpty() ? new byte[0] : Answers.ok(label, reply);
        } catch (CommandException e) {
            running.outcome = Outcome.REFUSED;
            return refuse(call.user(), running.request, e);
        } catch (Throwable e) { // whatever it is, the user gets an answer and the others go on
            running.outcome = Outcome.FAILED;
            return fault(command, label, e);
        }
    }

    private void countStored(Loop loop) {
        if (loop.isCurrent()) {
            loop.metrics().increment(Metric.EVENTS_STORED);
        } else {
            metrics.add(Metric.EVENTS_STORED, 1);
        }
    }

    private byte[] fault(CommandTable.Entry command, String label, Throwable fault) {
        String name = "/" + command.spec().name();
        String id = faults.record(name + " of the plugin '" + command.plugin() + "'", fault);
        return Answers.err(label, ErrorCode.INTERNAL,
                name + " failed by a fault of its own. Tell the owner of the server the id " + id + ".");
    }
}
