package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import parley.testkit.Transcript.Kind;

/** The built program as a user's client in a process of its own, fed through a pipe, which can be killed. */
final class ClientProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String user;
    private final int port;
    private final Path folder;
    private final Path home;
    private final Transcript screen;
    private Process process;

    /** Starts it for a user, whose password is the name, at a server's port; it works in {@code under/USER}. */
    ClientProcess(String user, int port, Path under) {
        this.user = user;
        this.port = port;
        this.folder = under.resolve(user);
        this.home = under.resolve(user + "-home");
        this.screen = new Transcript(user);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Where its files are sent from, and arrive. */
    Path folder() {
        return folder;
    }

    /** What it shows, from run to run. */
    Transcript screen() {
        return screen;
    }

    /** The process that runs now. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Starts it with what the last run left, and waits until its user is logged in. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(Installation.launcher().toString(), "client", "localhost",
                Integer.toString(port), "--folder", folder.toString(), "--home", home.toString()).redirectErrorStream(true);
        // What a killed process leaves of its temporary files goes away with the test's folder.
        builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + home);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The program does not start: " + e.getMessage(), e);
        }
        ProcessOutput.show(process, "client-process-" + user, screen);
        type(user);
        type(user);
        sees("Welcome to Parley, " + user + ".");
    }

    /** Types a line. */
    void type(String line) {
        screen.add(Kind.TYPED, line);
        try {
            Writer keyboard = process.outputWriter(StandardCharsets.UTF_8);
            keyboard.write(line + "\n");
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(user + "'s program reads no more.\n" + screen, e);
        }
    }

    /** Waits for a line that holds this text, and returns it. */
    String sees(String text) {
        return screen.await(PATIENCE, kind -> kind == Kind.OUTPUT, line -> line.contains(text), "'" + text + "'");
    }

    /** Kills it, without a chance to do anything about it, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
