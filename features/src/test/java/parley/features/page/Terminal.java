package parley.features.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code sh -e}, in which commands are run one after another, as a reader types them. What they have left in the background
 * goes on, and is ended by {@link #close}.
 */
final class Terminal implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    private static final long LAST_SECONDS = 10;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");
    private static final String DONE = "--- done in ";
    private static final Pattern DONE_IN = Pattern.compile("^" + DONE + "(.*)\n", Pattern.MULTILINE);

    private final Path typed;
    private final Duration patience;
    private final Process shell;
    private final Set<ProcessHandle> started = new HashSet<>();
    private final StringBuilder output = new StringBuilder(); // guarded by this
    private boolean ended;                                    // guarded by this
    private Path folder;

    /**
     * Starts in a folder.
     *
     * @param typed       a file for what is typed, outside of that folder
     * @param environment what differs from that of this process
     * @param patience    how long each command may take, and what it is to show may be waited for
     */
    Terminal(Path folder, Path typed, Map<String, String> environment, Duration patience) throws IOException {
        this.folder = folder;
        this.typed = typed;
        this.patience = patience;
        ProcessBuilder builder = new ProcessBuilder("sh", "-e").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        this.shell = builder.start();
        Thread.ofPlatform().name("terminal-reader").daemon().start(this::read);
    }

    /** In which the shell is now. */
    Path folder() {
        return folder;
    }

    /**
     * Runs commands to their end, and waits until all that is expected was seen: each of its lines is a part of a line, in
     * this order, in which {@code …} stands for anything.
     *
     * @throws AssertionError if one fails, or something expected is not seen in time
     */
    void run(String commands, String expected) throws IOException, InterruptedException {
        int from = length();
        Files.writeString(typed, commands);
        Writer keyboard = shell.outputWriter(StandardCharsets.UTF_8);
        keyboard.write(". '" + typed + "' < /dev/null; echo \"" + DONE + "$PWD\"\n"); // the rest of the input is not theirs
        keyboard.flush();
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            shell.descendants().forEach(started::add);
            int looked = length();
            String seen = seen(from);
            Matcher done = DONE_IN.matcher(seen);
            if (done.find() && shows(seen.substring(0, done.start()) + seen.substring(done.end()), expected)) {
                folder = Path.of(done.group(1));
                return;
            }
            if (!waitForMore(looked)) {
                throw new AssertionError("One of these commands failed:\n" + commands + "It was seen:\n" + seen(from));
            }
        }
        throw new AssertionError("After " + patience.toSeconds() + " s these commands\n" + commands
                + "have not ended, or not shown\n" + expected + "but this:\n" + seen(from));
    }

    private static boolean shows(String seen, String expected) {
        Iterator<String> lines = seen.lines().iterator();
        for (String line : expected.lines().toList()) {
            Predicate<String> like = Pattern.compile(Pattern.quote(line).replace("…", "\\E.*\\Q")).asPredicate();
            boolean found = false;
            while (!found && lines.hasNext()) {
                found = like.test(lines.next());
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private synchronized int length() {
        return output.length();
    }

    private synchronized String seen(int from) {
        return COLOUR.matcher(output.substring(from)).replaceAll("");
    }

    /** False if there will be no more. */
    private synchronized boolean waitForMore(int length) throws InterruptedException {
        if (output.length() <= length && !ended) {
            wait(LOOK_MILLIS);
        }
        return !ended && shell.isAlive();
    }

    private void read() {
        char[] some = new char[4096];
        try (Reader in = new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8)) {
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                synchronized (this) {
                    output.append(some, 0, length);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            System.err.println("The output of the shell breaks off: " + e);
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    /** Ends the shell, and all that it has started. */
    @Override
    public void close() {
        shell.descendants().forEach(started::add);
        started.add(shell.toHandle());
        started.forEach(ProcessHandle::destroy);
        started.forEach(process -> process.onExit().completeOnTimeout(process, LAST_SECONDS, TimeUnit.SECONDS).join());
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
