package parley.server;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Reply;
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
    private final ExecutorService calls =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("parley-call-", 0).factory());

    Dispatcher(CommandTable commands, Set<String> administrators, Faults faults, CommandLog log) {
        this.commands = commands;
        this.administrators = administrators;
        this.faults = faults;
        this.log = log;
    }

    /** Whether the user may call the commands of administrators. */
    Access access(OnlineUser user) {
        return administrators.contains(user.name()) ? Access.ADMINISTRATOR : Access.USER;
    }

    /**
     * Carries a command out.
     *
     * @param busy called before this returns if the answer comes later, from another thread
     * @param done called exactly once with the answer's line, which is empty if there is none to send
     */
    void dispatch(Request request, OnlineUser user, Runnable busy, Consumer<byte[]> done) {
        CommandTable.Entry command;
        Arguments arguments;
        try {
            command = find(request, user);
            arguments = command.spec().parse(Printable.strip(request.rest()));
        } catch (CommandException e) {
            log.refused(user, request, e.code());
            done.accept(Answers.err(request.label(), e.code(), e.getMessage()));
            return;
        }
        Call call = new Call(user, arguments, request.label());
        if (command.spec().immediate()) {
            done.accept(run(command, call, request));
        } else {
            busy.run();
            calls.execute(() -> done.accept(run(command, call, request)));
        }
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
        if (command.spec().access() == Access.ADMINISTRATOR && access(user) != Access.ADMINISTRATOR) {
            throw new CommandException(ErrorCode.DENIED, "/" + name + " is for administrators of this server.");
        }
        return command;
    }

    private byte[] run(CommandTable.Entry command, Call call, Request request) {
        String label = request.label();
        try {
            Reply reply = guarded(command, () -> command.handler().run(call));
            log.done(call.user(), command, request);
            return label.isEmpty() ? new byte[0] : Answers.ok(label, reply);
        } catch (CommandException e) {
            log.refused(call.user(), request, e.code());
            return Answers.err(label, e.code(), e.getMessage());
        } catch (Throwable e) { // whatever it is, the user gets an answer and the others go on
            String id = faults.record("/" + command.spec().name() + " of the plugin '" + command.plugin() + "'", e);
            return Answers.err(label, ErrorCode.INTERNAL, "/" + command.spec().name()
                    + " failed by a fault of its own. Tell the owner of the server the id " + id + ".");
        }
    }

    /** Runs a plugin's code with its own loader as the thread's, as libraries expect that look things up through it. */
    private static <T> T guarded(CommandTable.Entry command, Callable<T> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(command.handler().getClass().getClassLoader());
        try {
            return code.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
