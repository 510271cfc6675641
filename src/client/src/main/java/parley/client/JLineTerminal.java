package parley.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import parley.api.client.Screen.Progress;

/**
 * A terminal for people: a prompt with editing, Tab, colours and a history for each account; what arrives is printed
 * above the line being typed, and progress is shown below it. Ctrl-C clears the line, Ctrl-D on an empty one leaves.
 */
public final class JLineTerminal extends ShellTerminal {
    private static final Character NO_ECHO = '\0';
    private static final Input END = new Input.End();

    private final Terminal terminal;
    private final boolean colour;
    private final Path histories;
    private final PromptReader asking;
    private final JLineScreen screen;
    private PromptReader typing; // of the thread that reads
    private String prompt = "> ";

    private final Object gate = new Object();
    private boolean ended;                                    // guarded by gate
    private Optional<Thread> reading = Optional.empty();      // guarded by gate; whom to wake
    private boolean closed;                                   // guarded by gate

    /** Creates it over a terminal, which it closes in the end. */
    JLineTerminal(Terminal terminal, ClientConfig config) {
        this.terminal = terminal;
        this.colour = config.colour().shown(System.getenv(), terminal.getType());
        this.histories = config.home().resolve("history");
        this.asking = PromptReader.forQuestions(terminal, colour);
        this.typing = asking;
        this.screen = new JLineScreen(terminal, colour, asking);
        // What is typed ahead is shown by the next prompt; shown by the terminal too, it would stand there twice, and a
        // password in the clear.
        Attributes silent = new Attributes(terminal.getAttributes());
        silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        terminal.setAttributes(silent);
    }

    /**
     * The terminal of this process. Call it on the main thread.
     *
     * @throws IOException if the terminal cannot be set up
     */
    public static JLineTerminal ofProcess(ClientConfig config) throws IOException {
        return new JLineTerminal(TerminalBuilder.builder().name("parley").system(true).dumb(true).build(), config);
    }

    @Override
    boolean interactive() {
        return true;
    }

    @Override
    boolean asksAgain() {
        return true;
    }

    @Override
    Input askUser(Optional<String> before) {
        String question = before.map(name -> "User [" + name + "]: ").orElse("User: ");
        return switch (ask(() -> asking.readLine(question), false)) {
            case Input.Typed typed when typed.line().isBlank() && before.isPresent() -> new Input.Typed(before.get());
            case Input.Typed typed when typed.line().isBlank() -> askUser(before);
            case Input input -> input;
        };
    }

    @Override
    Input askPassword(String user) {
        return ask(() -> asking.readLine("Password: ", NO_ECHO), false);
    }

    @Override
    Input askLine(String question) {
        return ask(() -> asking.readLine(question), false);
    }

    @Override
    void loggedIn(String user, Completion completion, Keys keys) {
        AccountHistory history = new AccountHistory(completion);
        typing = PromptReader.forCommands(terminal, colour, completion, history);
        typing.bind(keys);
        history.open(histories, user, typing).ifPresent(trouble -> print(Tone.ERROR, trouble));
        screen.use(typing);
        AttributedStyle style = colour ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
        prompt = new AttributedStringBuilder().styled(style, user + "> ").toAnsi(terminal);
    }

    @Override
    Input readCommand() {
        return ask(() -> typing.readLine(prompt), true);
    }

    @Override
    void endInput() {
        synchronized (gate) {
            ended = true;
            reading.ifPresent(Thread::interrupt);
        }
    }

    @Override
    void show(Tone tone, List<String> lines) {
        screen.show(tone, lines);
    }

    @Override
    Progress progress(String title, long total) {
        return screen.progress(title, total);
    }

    @Override
    StatusLine statusLine() {
        return screen.statusLine();
    }

    @Override
    void signal(String sequence) {
        if (!terminal.getType().startsWith("dumb")) {
            screen.signal(sequence);
        }
    }

    @Override
    public void close() {
        synchronized (gate) {
            if (closed) {
                return;
            }
            closed = true;
        }
        endInput();
        try {
            screen.close();
            terminal.close();
        } catch (IOException e) {
            System.err.println("The terminal could not be given back as it was: " + e.getMessage());
        }
    }

    /** Reads a line; {@code again} if Ctrl-C only begins a new one. A pasted line break counts as a blank. */
    private Input ask(Supplier<String> question, boolean again) {
        do {
            if (!enter()) {
                return END;
            }
            try {
                return new Input.Typed(question.get().replaceAll("\\R", " "));
            } catch (EndOfFileException e) {
                return END;
            } catch (UserInterruptException e) {
                // Ctrl-C, or endInput
            } finally {
                leave();
            }
        } while (again);
        return END;
    }

    private boolean enter() {
        synchronized (gate) {
            reading = ended ? Optional.empty() : Optional.of(Thread.currentThread());
            return !ended;
        }
    }

    private void leave() {
        synchronized (gate) {
            reading = Optional.empty();
            Thread.interrupted(); // what woke the reading is dealt with
        }
    }
}
