package parley.server;

import java.util.Set;
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

    private final CommandTable commands;
    private final Set<String> administrators;
    private final CommandLog log;

    Dispatcher(CommandTable commands, Set<String> administrators, CommandLog log) {
        this.commands = commands;
        this.administrators = administrators;
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

        /** The request waits, and is to be dispatched again when the hold is over; called before {@code dispatch} returns. */
        void held(Request request, CommandHold hold);
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
        if (command.hold() != null) {
            answering.held(request, command.hold());
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

    private void runLater(Running running, Call call, Answering answering) {
        PluginGuard guard = running.command().guard();
        BackgroundCall later = new BackgroundCall(name(running.command()), call.user().connection().loop().now(),
                () -> run(running, call), outcome -> answering.later(running.end(outcome, new LineBuilder())),
                guard.calls()::remove);
        guard.calls().add(later);
        guard.threads().execute(later);
    }

    private static String name(CommandTable.Entry command) {
        return "/" + command.spec().name();
    }

    private static void requireAccess(CommandTable.Entry command, Request request, OnlineUser user) throws CommandException {
        if (!command.spec().isFor(user.access())) {
            throw new CommandException(ErrorCode.DENIED, "/" + request.command() + " is for administrators of this server.");
        }
    }

    private Outcome run(Running running, Call call) {
        try {
            CommandTable.Entry command = running.command();
            Reply reply = command.guard().call(command.handler(), call);
            log.done(call.user(), command, running.request());
            return new Outcome.Done(reply);
        } catch (CommandException e) {
            return refused(call.user(), running.request(), e);
        } catch (Throwable e) { // whatever it is, the user gets an answer and the others go on
            return failed(running.command().guard(), name(running.command()), e);
        }
    }

    private Outcome refused(OnlineUser user, Request request, CommandException e) {
        log.refused(user, request, e.code());
        return new Outcome.Refused(e.code(), e.getMessage());
    }

    /** The outcome of a call that had a fault, which is written down. */
    static Outcome failed(PluginGuard guard, String name, Throwable fault) {
        String id = guard.fault(name + " of the plugin '" + guard.id() + "'", fault);
        return new Outcome.Refused(ErrorCode.INTERNAL,
                name + " failed by a fault of its own. Tell the owner of the server the id " + id + ".");
    }
}
