package parley.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import parley.app.credentials.Account;
import parley.app.files.TemporaryFolder;

/**
 * A temporary folder and the processes that work in it. All of it ends, and the folder is removed, with {@link #close}
 * or with this process (thread {@code parley-bench-end}).
 */
public final class Workbench implements AutoCloseable {
    private static final String PASSWORD = "p";

    private final Path launcher;
    private final TemporaryFolder folder;
    private final Thread hook = Thread.ofPlatform().name("parley-bench-end").unstarted(this::end);
    private final List<Child> children = new ArrayList<>(); // guarded by this, as ended
    private boolean ended;

    private Workbench(Path launcher, TemporaryFolder folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Makes one whose processes {@code launcher} starts. */
    public static Workbench open(Path launcher) throws IOException {
        Workbench bench = new Workbench(launcher, TemporaryFolder.make("parley-bench-"));
        Runtime.getRuntime().addShutdownHook(bench.hook);
        return bench;
    }

    /** Where its processes work. */
    Path folder() {
        return folder.path();
    }

    /** Writes the credentials of a number of users, {@code u0} and so on; returns the users. */
    public List<Account> accounts(int number) throws IOException {
        List<Account> accounts = IntStream.range(0, number).mapToObj(n -> new Account("u" + n, PASSWORD)).toList();
        Files.write(folder.path().resolve("credentials.txt"),
                accounts.stream().map(a -> a.name() + " " + a.password()).toList());
        return accounts;
    }

    /**
     * Starts a server for benchmarks on the loopback interface, without limits on numbers and rates, with the
     * credentials and the data that are here.
     *
     * @param more what else belongs on its command line, the port among it
     * @throws IOException if it does not start; the text says why
     */
    public Child server(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("server"));
        words.addAll(List.of(more));
        words.addAll(List.of("--host", "127.0.0.1", "--plain-text", "--limits", "off"));
        return start(words);
    }

    /**
     * Starts the program in a process.
     *
     * @throws IOException if it does not come to listen; the text says why
     */
    public Child start(List<String> words) throws IOException, InterruptedException {
        Child child = Child.start(launcher, words, folder.path());
        synchronized (this) {
            children.add(child);
            if (ended) {
                child.close();
            }
        }
        return child;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already, and the hook does this
        }
        end();
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            children.forEach(Child::close);
            folder.close();
        }
    }
}
