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
        CommandTable.Entry command;
        Arguments arguments;
        try {
            command = find(request, user);
            arguments = command.spec().parse(request.rest());
        } catch (CommandException e) {
            log.refused(user, request, e.code());
            answering.now(Answers.err(request.label(), e.code(), e.getMessage()));
            return;
        }
        Call call = new Call(user, arguments, request.label());
        if (command.spec().immediate()) {
            answering.now(run(command, call, request));
        } else {
            answering.waits();
            runLater(command, call, request, answering);
        }
    }

    /** A call that is over its time is interrupted and answered; what it answers afterwards reaches nobody. */
    private void runLater(CommandTable.Entry command, Call call, Request request, Answering answering) {
        AtomicBoolean answered = new AtomicBoolean();
        Future<?> running = calls.submit(() -> {
            byte[] answer = run(command, call, request);
            if (!answered.getAndSet(true)) {
                answering.later(answer);
            }
        });
        call.user().connection().loop().after(callTime.toNanos(), () -> {
            if (!answered.getAndSet(true)) {
                running.cancel(true);
                answering.later(fault(command, request.label(),
                        new TimeoutException("no answer within " + callTime.toSeconds() + " s")));
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

    private byte[] run(CommandTable.Entry command, Call call, Request request) {
        String label = request.label();
        try {
            Reply reply = PluginCode.call(command.handler(), () -> command.handler().run(call));
            log.done(call.user(), command, request);
            return label.isEmpty() ? new byte[0] : Answers.ok(label, reply);
        } catch (CommandException e) {
            log.refused(call.user(), request, e.code());
            return Answers.err(label, e.code(), e.getMessage());
        } catch (Throwable e) { // whatever it is, the user gets an answer and the others go on
            return fault(command, label, e);
        }
    }

    private byte[] fault(CommandTable.Entry command, String label, Throwable fault) {
        String name = "/" + command.spec().name();
        String id = faults.record(name + " of the plugin '" + command.plugin() + "'", fault);
        return Answers.err(label, ErrorCode.INTERNAL,
                name + " failed by a fault of its own. Tell the owner of the server the id " + id + ".");
    }
}
