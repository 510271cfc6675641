package parley.client;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.CommandException;
import parley.api.client.Answer;

/** Takes what the user types to where it is carried out, line by line, until the shell ends. */
final class Shell {
    /** What a line began; where the input is not a terminal, the next line waits for it. */
    @FunctionalInterface
    private interface Begun {
        void await() throws InterruptedException;
    }

    private static final String HINT =
            "Start with a slash, for example /msgto USER TEXT; /help lists the commands.";

    private final ShellTerminal terminal;
    private final OwnCommands commands;
    private final Connection connection;
    private final Running running;
    private final Holds holds;
    private final Faults faults;
    private final AnswerText answers;
    private final Ending ending;
    private final AtomicBoolean failed = new AtomicBoolean();

    Shell(ShellTerminal terminal, OwnCommands commands, Connection connection, Running running, Holds holds,
          Faults faults, AnswerText answers, Ending ending) {
        this.terminal = terminal;
        this.commands = commands;
        this.connection = connection;
        this.running = running;
        this.holds = holds;
        this.faults = faults;
        this.answers = answers;
        this.ending = ending;
    }

    /** Reads and carries out lines until the input or the shell ends; what runs then is waited for, unless it ends. */
    void run() throws InterruptedException {
        while (true) {
            switch (terminal.readCommand()) {
                case Input.Typed typed -> take(typed.line());
                case Input.Unreadable bad -> fail(bad.why());
                case Input.End end -> {
                    if (!terminal.interactive()) {
                        running.awaitNothing();
                    }
                    ending.end(0);
                    return;
                }
            }
        }
    }

    /** Whether a line failed. */
    boolean failed() {
        return failed.get();
    }

    private void take(String typed) throws InterruptedException {
        String line = typed.strip().isEmpty() ? "" : typed.stripLeading();
        if (line.isEmpty()) {
            return;
        }
        int nameEnd = Spot.wordEnd(line, 0);
        if (!line.startsWith("/") || nameEnd == 1) {
            fail(HINT);
            return;
        }
        String name = line.substring(1, nameEnd);
        try {
            Optional<Begun> begun = holds.pass(name, () -> begin(name, line));
            if (begun.isPresent() && !terminal.interactive()) {
                begun.get().await();
            }
        } catch (CommandException e) {
            fail(e.getMessage());
        }
    }

    private Begun begin(String name, String line) throws CommandException {
        Optional<OwnCommands.OwnCommand> own = commands.find(name);
        if (own.isPresent()) {
            String rest = line.substring(1 + name.length());
            Thread thread = running.start(own.get().owner(), "/" + name, () -> carryOut(own.get(), rest));
            return () -> running.await(thread);
        }
        Request request = connection.submit(line, new Printed());
        return () -> awaitAnswer(request);
    }

    private void carryOut(OwnCommands.OwnCommand command, String rest) {
        try {
            command.handler().run(command.spec().parse(rest));
        } catch (CommandException e) {
            fail(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the shell ends, or the plugin goes
        } catch (Throwable e) { // a stranger's code may throw anything
            fail(faults.report("/" + command.spec().name() + " failed", e));
        }
    }

    private void awaitAnswer(Request request) throws InterruptedException {
        try {
            request.await();
        } catch (CommandException e) {
            failed.set(true); // it was printed when it came
        }
    }

    private void fail(String why) {
        failed.set(true);
        terminal.print(Tone.ERROR, why);
    }

    /** Prints the answer to a typed line. */
    private final class Printed implements Request.Taker {
        @Override
        public void answered(Answer answer) {
            terminal.print(Tone.ANSWER, answers.lines(answer));
        }

        @Override
        public void refused(CommandException why) {
            fail(why.getMessage());
        }
    }
}
