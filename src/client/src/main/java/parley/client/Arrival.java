package parley.client;

import java.util.Optional;
import parley.api.CommandException;
import parley.api.client.Answer;

/** A log-in that has just succeeded. */
final class Arrival implements LoggedIn {
    private final Connection connection;
    private final ClientConfig config;
    private final ShellTerminal terminal;
    private final boolean first;

    /**
     * Creates it.
     *
     * @param first whether no line has been read yet, so that the terminal is free for questions
     */
    Arrival(Connection connection, ClientConfig config, ShellTerminal terminal, boolean first) {
        this.connection = connection;
        this.config = config;
        this.terminal = terminal;
        this.first = first;
    }

    @Override
    public String server() {
        String host = config.host();
        boolean bare = host.contains(":") && !host.startsWith("[");
        return (bare ? "[" + host + "]" : host) + ":" + config.port();
    }

    @Override
    public Answer ask(String line) throws CommandException, InterruptedException {
        return connection.ask(line);
    }

    @Override
    public boolean userCanBeAsked() {
        return first && terminal.asksAgain();
    }

    @Override
    public Optional<String> askUser(String question) {
        return switch (terminal.askLine(question)) {
            case Input.Typed typed -> Optional.of(typed.line());
            case Input.Unreadable bad -> {
                terminal.print(Tone.ERROR, bad.why());
                yield Optional.empty();
            }
            case Input.End end -> Optional.empty();
        };
    }

    @Override
    public void tell(String... lines) {
        terminal.print(Tone.NOTICE, lines);
    }

    @Override
    public void complain(String line) {
        terminal.print(Tone.ERROR, line);
    }
}
