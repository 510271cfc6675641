import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the cache with which {@code parley client} starts in about half the time: an AOT cache (JEP 514) of one short
 * session at a terminal. The build runs it, as a source file, when everything else is in its place:
 * {@code java Train.java DIST}. The cache holds for these jars in this place; the launcher uses it for nothing else.
 * Parley runs as well without it, so what cannot be done here is said and fails no build.
 */
final class Train {
    private static final String USER = "trainee";
    private static final String PASSWORD = "practice";
    private static final String TYPED =
            String.join("\r", USER, PASSWORD, "/help", "/activeuser", "/msgto nobody hello", "/quit", "");
    private static final Pattern PORT = Pattern.compile("listens on port ([0-9]+)");
    private static final long PATIENCE_SECONDS = 60;

    private final Path home;
    private final Path cache;
    private final Path work;

    private Train(Path home, Path work) {
        this.home = home;
        this.cache = home.resolve("cache");
        this.work = work;
    }

    public static void main(String[] args) throws IOException {
        Path work = Files.createTempDirectory("parley-train-");
        try {
            new Train(Path.of(args[0]).toRealPath(), work).run();
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            System.out.println("No cache was made for a faster start: " + e.getMessage());
        } finally {
            remove(work);
        }
    }

    private void run() throws IOException, InterruptedException {
        Path mark = cache.resolve("made-for"); // what the launcher compares; Assemble takes it away
        String wanted = home + "\n";
        if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
            return;
        }
        remove(cache);
        if (home.toString().contains(" ")) {
            throw new IOException("the JVM makes none in a folder with a blank in its name");
        }
        Process script = new ProcessBuilder("sh", "-c", "script --version").start();
        if (script.inputReader().lines().noneMatch(line -> line.contains("util-linux"))) {
            throw new IOException("that takes a terminal, and util-linux' script, which would be one, is not here");
        }
        Files.createDirectories(cache);
        Process server = server();
        try {
            client(port(server));
        } finally {
            server.destroy();
            server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        if (!Files.exists(cache.resolve("client.aot"))) {
            throw new IOException("the session did not end as it should");
        }
        Files.writeString(mark, wanted);
    }

    private Process server() throws IOException {
        Path credentials = Files.writeString(work.resolve("credentials"), USER + " " + PASSWORD + "\n");
        return new ProcessBuilder(home.resolve("bin/parley").toString(), "server", "--any-port", "--host", "127.0.0.1",
                "--credentials", credentials.toString(), "--data", work.resolve("data").toString())
                .directory(work.toFile()).redirectErrorStream(true).start();
    }

    private static String port(Process server) throws IOException {
        BufferedReader said = server.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IOException("no server could be started");
    }

    /** Everything is typed ahead: the client reads a line whenever it asks for one. */
    private void client(String port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("script", "-qec",
                "stty cols 80 rows 24; exec \"$PARLEY\" client 127.0.0.1 " + port + " --home \"$WORK\"", "/dev/null");
        builder.environment().put("PARLEY", home.resolve("bin/parley").toString());
        builder.environment().put("WORK", work.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTCacheOutput=" + cache.resolve("client.aot"));
        Process client = builder.directory(work.toFile()).redirectErrorStream(true)
                .redirectOutput(work.resolve("screen").toFile()).start();
        try (OutputStream keyboard = client.getOutputStream()) {
            keyboard.write(TYPED.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            if (!client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                client.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Train::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
