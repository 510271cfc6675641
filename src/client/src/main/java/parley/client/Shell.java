package parley.client;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.client.Answer;

/** Takes what the user types to where it is carried out, line by line, until the shell ends. */
final class Shell {
    private static final String HINT =
            "Start with a slash, for example /msgto USER TEXT; /help lists the commands.";

    private final ShellTerminal terminal;
    private final OwnCommands commands;
    private final Connection connection;
    private final Running running;
    private final Faults faults;
    private final AnswerText answers;
    private final Ending ending;
    private final AtomicBoolean failed = new AtomicBoolean();

    Shell(ShellTerminal terminal, OwnCommands commands, Connection connection, Running running, Faults faults,
          AnswerText answers, Ending ending) {
        this.terminal = terminal;
        this.commands = commands;
        this.connection = connection;
        this.running = running;
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
        Optional<OwnCommands.OwnCommand> own = commands.find(line.substring(1, nameEnd));
        try {
            if (own.isPresent()) {
                call(own.get(), own.get().spec().parse(line.substring(nameEnd)));
            } else {
                send(line);
            }
        } catch (CommandException e) {
            fail(e.getMessage());
        }
    }

    private void call(OwnCommands.OwnCommand command, Arguments arguments)
            throws CommandException, InterruptedException {
        Thread thread = running.start(() -> carryOut(command, arguments));
        if (!terminal.interactive()) {
            running.await(thread);
        }
    }

    private void carryOut(OwnCommands.OwnCommand command, Arguments arguments) {
        try {
            faults.inContextOf(command.handler(), () -> {
                command.handler().run(arguments);
                return command;
            });
        } catch (CommandException e) {
            fail(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the shell ends
        } catch (Throwable e) {
            fail(faults.report("/" + command.spec().name() + " failed", e));
        }
    }

    private void send(String line) throws CommandException, InterruptedException {
        Request request = connection.submit(line, new Printed());
        if (!terminal.interactive()) {
            try {
                request.await();
            } catch (CommandException e) {
                failed.set(true); // it was printed when it came
            }
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
