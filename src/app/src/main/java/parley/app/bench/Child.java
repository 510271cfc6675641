package parley.app.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This program in a process of its own, listening on a port. Its thread {@code parley-bench-output} reads what it says
 * until it ends.
 */
public final class Child implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("listens on port ([0-9]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private volatile String lastWords = "it said nothing";

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts it and waits until it says that it listens.
     *
     * @param launcher the file that starts the program
     * @param words    the command line
     * @param folder   where it works, and keeps its temporary files: those of a killed process have to go with it
     * @throws IOException if it does not come to listen; the text says what it said last, and nothing is left running
     */
    static Child start(Path launcher, List<String> words, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"));
        builder.environment().merge("JDK_JAVA_OPTIONS", "\"-Djava.io.tmpdir=" + folder + "\"", (own, more) -> own + " " + more);
        Child child = new Child(builder.start());
        Thread.ofPlatform().name("parley-bench-output").daemon().start(child::listen);
        try {
            child.port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return child;
        } catch (ExecutionException | TimeoutException e) {
            child.close();
            throw new IOException("'parley " + String.join(" ", words) + "' could not be started: " + child.lastWords, e);
        } catch (InterruptedException e) {
            child.close();
            throw e;
        }
    }

    /** Where it listens on the loopback interface. */
    public int port() {
        return port.join();
    }

    /** The process that does the work: on Windows the script stays its parent. */
    public ProcessHandle handle() {
        return process.descendants().findFirst().orElse(process.toHandle());
    }

    /** What it said last. */
    public String lastWords() {
        return lastWords;
    }

    /** Ends it as the system can, without a chance to do anything about it (SIGKILL), and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and kills it if it takes too long. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lastWords = line;
                Matcher said = PORT.matcher(line);
                if (said.find()) {
                    port.complete(Integer.valueOf(said.group(1)));
                }
            }
            port.completeExceptionally(new IOException("it has ended"));
        } catch (IOException | UncheckedIOException e) {
            port.completeExceptionally(e);
        }
    }
}
