package parley.p2pvideo.watch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Chromium without a window, with one page, driven over its DevTools protocol: JSON messages, each ended by a zero byte,
 * to its file descriptor 3 and from its 4, which a shell makes of standard input and output.
 */
final class Chromium implements AutoCloseable {
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
    private static final Pattern TARGET = Pattern.compile("\"targetId\":\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\"value\":(?:\"([^\"]*)\"|([^,}]+))");
    /** However slow the machine is: a test that lasts longer hangs, and sees Chromium end. */
    private static final long PATIENCE_SECONDS = 100;
    private static final long LAST_SECONDS = 20;

    private final Process process;
    private String session = "";
    private int lastId;

    private Chromium(Process process) {
        this.process = process;
    }

    /** The program, if there is one on the path. */
    static Optional<Path> find() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(at -> Path.of(at, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** Starts it on an empty page; its profile goes into the folder. */
    static Chromium start(Path program, Path folder) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null",
                program.toString(), "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--mute-audio", "--autoplay-policy=no-user-gesture-required", "--no-first-run",
                "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
                "--user-data-dir=" + folder.resolve("profile"), "about:blank")
                .redirectError(folder.resolve("chromium.log").toFile()).redirectOutput(Redirect.PIPE).start();
        Thread.ofVirtual().name("chromium-watchdog").start(() -> endIfItHangs(process));
        Chromium chromium = new Chromium(process);
        String target = chromium.call("Target.createTarget", "\"url\":\"about:blank\"", TARGET);
        chromium.session = chromium.call("Target.attachToTarget", "\"targetId\":\"" + target + "\",\"flatten\":true", SESSION);
        return chromium;
    }

    /** For reads from it cannot be interrupted. */
    private static void endIfItHangs(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to load a page. */
    void open(URI page) throws IOException {
        call("Page.navigate", "\"url\":\"" + page + "\"", Pattern.compile("(\"frameId\")"));
    }

    /** Runs a script, without double quotes and backslashes, waits for its promise if it is one, and returns its value. */
    String run(String script) throws IOException {
        String parameters = "\"awaitPromise\":true,\"returnByValue\":true,\"expression\":\"" + script + "\"";
        return call("Runtime.evaluate", parameters, VALUE);
    }

    private String call(String method, String parameters, Pattern wanted) throws IOException {
        int id = ++lastId;
        String where = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
        String message = "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}" + where + "}\0";
        process.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = message();
        while (!answer.startsWith("{\"id\":" + id + ",")) {
            answer = message();
        }
        Matcher value = wanted.matcher(answer);
        if (!value.find() || answer.contains("\"exceptionDetails\"")) {
            throw new AssertionError(method + " " + parameters + ": " + answer);
        }
        return Optional.ofNullable(value.group(1)).orElseGet(() -> value.group(2));
    }

    private String message() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = process.getInputStream().read(); next != 0; next = process.getInputStream().read()) {
            if (next < 0) {
                throw new EOFException("Chromium has ended");
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Ends it and all processes of it. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.getOutputStream().close(); // which ends it in order
        if (!ends()) {
            descendants.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean ends() {
        try {
            return process.waitFor(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
