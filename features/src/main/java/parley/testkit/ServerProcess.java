package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built program as a server in a process of its own, which can be killed. Its clock is the machine's. */
final class ServerProcess implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Transcript console = new Transcript("the server's process");
    private Process process;

    /** Starts it, in a folder that is made, with the lines of a credentials file. */
    ServerProcess(Path folder, List<String> credentials) {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
            Files.createDirectories(folder);
            Files.write(folder.resolve("credentials.txt"), credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("localhost", port);
    }

    Transcript console() {
        return console;
    }

    /** Starts it with the data that it left, and waits until it listens. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(Installation.launcher().toString(), "server",
                Integer.toString(port), "--plain-text").directory(folder.toFile()).redirectErrorStream(true);
        // What a killed process leaves of its temporary files goes away with the scenario's folder.
        builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The program does not start: " + e.getMessage(), e);
        }
        ProcessOutput.show(process, "server-process", console);
        console.await(kind -> true, line -> line.contains("listens on port"), "that it listens");
    }

    /** Kills it, without a chance to do anything about it. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(Transcript.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
