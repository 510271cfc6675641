package parley.app.bench.plugins;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

/**
 * What it costs to call a handler as the server does, with the plugin's loader set as the thread's and whatever it throws
 * caught, next to calling it alone. These are the steps of the server's own {@code PluginGuard} and {@code Dispatcher}, done
 * again in this process; finding the command, parsing and counting are not among them. The thread's processor time is
 * taken, so that other programs on the machine count little.
 */
final class GuardCost {
    private static final int WARM_UPS = 3;
    private static final CommandSpec SPEC = CommandSpec.of("bench", "Give a text back").text("text");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final int calls;
    private final int rounds;
    /** Three classes, so that the compiler cannot put the body of one in the place of the call, as it cannot in a server. */
    private final List<CommandHandler> handlers = List.of(call -> Reply.of(call.text("text")),
            call -> Reply.of(call.arguments().text("text")), call -> Reply.of(call.text("text")).with());
    private final Invocation call;
    private long sink; // what comes of the calls, lest they be left out

    GuardCost(PluginsPlan plan) throws IOException {
        calls = plan.calls();
        rounds = plan.rounds();
        try {
            call = new Called(SPEC.parse("hello there"));
        } catch (CommandException e) {
            throw new IOException("the command of the measurement cannot be parsed: " + e.getMessage(), e);
        }
    }

    void measure(Table table) throws IOException {
        Sample alone = new Sample();
        Sample guarded = new Sample();
        for (int round = -WARM_UPS; round < rounds; round++) {
            double one = nanos(CommandHandler::run);
            double other = nanos(GuardCost::guarded);
            if (round >= 0) {
                alone.add(one);
                guarded.add(other);
            }
        }
        table.heading("The guard: a handler that gives its text back, CPU in this process; median and");
        table.heading("range of %d rounds of %,d calls.", rounds, calls);
        table.row("the handler alone", alone, "ns");
        table.row("loader set, faults caught", guarded, "ns");
        table.row("the guard", Table.text("%,.2f ns", guarded.median() - alone.median()), "the difference");
        if (sink == 0) {
            throw new IOException("the handlers gave nothing back.");
        }
    }

    private double nanos(Caller caller) throws IOException {
        int size = handlers.size();
        long begun = threads.getCurrentThreadCpuTime();
        try {
            for (int i = 0; i < calls; i++) {
                sink += caller.call(handlers.get(i % size), call).params().size() + 1;
            }
        } catch (Exception e) {
            throw new IOException("a handler failed: " + e, e);
        }
        return (threads.getCurrentThreadCpuTime() - begun) / (double) calls;
    }

    private static Reply guarded(CommandHandler handler, Invocation call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(handler.getClass().getClassLoader());
        try {
            return handler.run(call);
        } catch (Throwable e) {
            return Reply.of(e.toString());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @FunctionalInterface
    private interface Caller {
        Reply call(CommandHandler handler, Invocation call) throws Exception;
    }

    private record Called(Arguments arguments) implements Invocation {
        @Override
        public User user() {
            throw new IllegalStateException("the handlers here do not ask who calls");
        }

        @Override
        public void row(List<String> fields) {
            throw new IllegalStateException("the handlers here have no rows");
        }
    }
}
