package parley.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.api.CommandException;
import parley.api.ErrorCode;

/** Asks who the user is until the server agrees. Runs on the thread of {@code Client.run}. */
final class LogIn {
    private final Connection connection;
    private final ClientConfig config;
    private final ShellTerminal terminal;
    private final Ending ending;
    private final Consumer<Credentials> succeeded;

    /**
     * Creates it.
     *
     * @param succeeded is told what the server agreed to, before the connection can be lost again
     */
    LogIn(Connection connection, ClientConfig config, ShellTerminal terminal, Ending ending,
          Consumer<Credentials> succeeded) {
        this.connection = connection;
        this.config = config;
        this.terminal = terminal;
        this.ending = ending;
        this.succeeded = succeeded;
    }

    /** Logs in; empty if that cannot be, which the user has then been told. */
    Optional<Credentials> run() throws InterruptedException {
        Optional<String> user = config.user();
        Optional<String> password;
        try {
            password = passwordOfFile();
        } catch (IOException e) {
            terminal.print(Tone.ERROR, "The password file " + config.passwordFile().orElseThrow()
                    + " cannot be read: " + e.getMessage() + ". Give another with --password-file.");
            return Optional.empty();
        }
        Optional<String> before = user;
        while (!ending.ended()) {
            Optional<Credentials> typed = ask(user, password, before);
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            if (accepted(typed.get())) {
                return typed;
            }
            if (!terminal.asksAgain() || !connection.isOpen()) {
                return Optional.empty();
            }
            before = Optional.of(typed.get().user());
            user = Optional.empty(); // what was given is wrong: ask for both
            password = Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Credentials> ask(Optional<String> user, Optional<String> password, Optional<String> before) {
        Optional<String> name = user.isPresent() ? user : line(terminal.askUser(before)).map(String::strip);
        Optional<String> secret = name.isEmpty() || password.isPresent() ? password
                : line(terminal.askPassword(name.get()));
        return name.flatMap(n -> secret.map(s -> new Credentials(n, s)));
    }

    private Optional<String> line(Input input) {
        return switch (input) {
            case Input.Typed typed -> Optional.of(typed.line());
            case Input.Unreadable bad -> {
                terminal.print(Tone.ERROR, bad.why());
                yield Optional.empty();
            }
            case Input.End end -> {
                if (!terminal.asksAgain() && !ending.ended()) {
                    terminal.print(Tone.ERROR, "The input ended before user and password.");
                }
                yield Optional.empty();
            }
        };
    }

    /** Tries to log in; on a connection that the server closed while the user typed, once more on a new one. */
    private boolean accepted(Credentials typed) throws InterruptedException {
        for (int attempt = 1; !ending.ended(); attempt++) {
            try {
                if (!connection.isOpen()) {
                    connection.open(typed.user());
                }
                connection.logIn(typed.user(), typed.password(), welcome -> succeeded.accept(typed));
                return true;
            } catch (IOException e) {
                terminal.print(Tone.ERROR, config.unreachable(e));
                return false;
            } catch (CommandException e) {
                boolean lost = !connection.isOpen() && e.code() == ErrorCode.WAIT;
                if (!lost || attempt > 1) {
                    terminal.print(Tone.ERROR, e.getMessage());
                    return false;
                }
            }
        }
        return false;
    }

    private Optional<String> passwordOfFile() throws IOException {
        if (config.passwordFile().isEmpty()) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(config.passwordFile().get())) {
            return Optional.of(lines.findFirst().orElse(""));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
