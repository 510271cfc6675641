package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Setting;
import parley.api.Settings;
import parley.api.client.Answer;
import parley.api.client.ClientContext;
import parley.api.client.ClientHandler;
import parley.api.client.Screen;
import parley.api.client.ServerEvent;
import parley.api.server.Reply;
import parley.p2pvideo.transfer.KeptLog;
import parley.rehearsal.Only;

/** A user's client without a terminal: it runs the client half and keeps what it prints. */
public final class Resident implements AutoCloseable {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(60);

    private record Command(CommandSpec spec, ClientHandler handler) {
    }

    private final Town town;
    private final String name;
    private final Path folder;
    private P2pVideoClient plugin = new P2pVideoClient();
    private final Map<String, Command> commands = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ServerEvent>> listeners = new ConcurrentHashMap<>();
    private final Map<ArgumentKind, Function<String, Collection<String>>> completers = new ConcurrentHashMap<>();
    private final List<Runnable> logInListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> repeated = new CopyOnWriteArrayList<>();
    private final List<Thread> tasks = new CopyOnWriteArrayList<>();
    private final KeptLog log = new KeptLog();
    private final StringBuilder printed = new StringBuilder();
    private final StringBuilder notes = new StringBuilder();
    private Path workFolder;
    private int udpPort;
    private String receive = "auto";
    private long mostDone;
    private int openLines;

    Resident(Town town, String name, Path folder) {
        this.town = town;
        this.name = name;
        this.folder = folder;
        this.workFolder = folder;
    }

    /** Installs the plugin. */
    Resident starts() {
        plugin.start(Only.of(ClientContext.class, this));
        return this;
    }

    Resident withUdpPort(int port) {
        udpPort = port;
        return this;
    }

    /** Before the start. */
    Resident withPatience(Patience patience) {
        plugin = new P2pVideoClient(patience);
        return this;
    }

    Resident withReceive(String mode) {
        receive = mode;
        return this;
    }

    Resident withFolder(Path other) {
        workFolder = other;
        return this;
    }

    void hear(ServerEvent event) {
        Optional.ofNullable(listeners.get(event.verb())).ifPresent(listener -> listener.accept(event));
    }

    /** Types a command and waits for its end. */
    void types(String line) throws CommandException {
        String[] parts = line.substring(1).split(" ", 2);
        Command command = commands.get(parts[0]);
        try {
            command.handler.run(command.spec.parse(parts.length > 1 ? parts[1] : ""));
        } catch (CommandException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(line, e);
        }
    }

    /** Types a command whose end comes later; the future has the refusal, if there is one. */
    CompletableFuture<String> begins(String line) {
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                types(line);
                end.complete("");
            } catch (CommandException e) {
                end.complete(e.getMessage());
            } catch (RuntimeException | AssertionError e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    /** Types a command that is refused; why. */
    String refusal(String line) {
        return refused(line).getMessage();
    }

    /** As {@link #refusal}, with the code. */
    CommandException refused(String line) {
        return assertThrows(CommandException.class, () -> types(line));
    }

    /**
     * Gives this user a file of so many random bytes, the same ones for the same size, in folders where its name says
     * so.
     */
    Path file(String called, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = folder.resolve(called);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    /** Gives this user a file of zeros that take no room on the disk. */
    Path sparseFile(String called, long size) throws IOException {
        Path path = folder.resolve(called);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        return path;
    }

    /** What lies in this user's folder, in order. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    synchronized String printed() {
        return printed.toString();
    }

    /** Waits until this was printed. */
    synchronized String sees(String text) throws InterruptedException {
        await(() -> printed.indexOf(text) >= 0, text);
        return printed.toString();
    }

    /** Waits until bytes have arrived. */
    synchronized void seesBytesMove() throws InterruptedException {
        await(() -> mostDone > 0, "bytes moving");
    }

    /** Waits until a progress line said this. */
    synchronized void seesNote(String text) throws InterruptedException {
        await(() -> notes.indexOf(text) >= 0, text);
    }

    private void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(name + " does not see '" + what + "' but:\n" + printed);
            }
            wait(left);
        }
    }

    synchronized int openLines() {
        return openLines;
    }

    @Override
    public void close() {
        plugin.stop();
        tasks.forEach(Thread::interrupt);
    }

    public synchronized void print(String line) {
        printed.append(line).append('\n');
        notifyAll();
    }

    public void error(String line) {
        print("! " + line);
    }

    public String time(Instant time) {
        return time.toString();
    }

    public synchronized Screen.Progress progress(String title, long total) {
        openLines++;
        return new Screen.Progress() {
            @Override
            public void at(long done) {
                synchronized (Resident.this) {
                    mostDone = Math.max(mostDone, done);
                    Resident.this.notifyAll();
                }
            }

            @Override
            public void note(String note) {
                if (note.isBlank()) {
                    throw new AssertionError("a blank note");
                }
                synchronized (Resident.this) {
                    notes.append(note).append('\n');
                    Resident.this.notifyAll();
                }
            }

            @Override
            public void close() {
                synchronized (Resident.this) {
                    openLines--;
                }
            }
        };
    }

    public Registration command(CommandSpec spec, ClientHandler handler) {
        commands.put(spec.name(), new Command(spec, handler));
        return () -> commands.remove(spec.name());
    }

    public Registration complete(ArgumentKind kind, Function<String, Collection<String>> values) {
        completers.put(kind, values);
        return () -> completers.remove(kind);
    }

    /** What Tab offers for a word of which nothing is typed yet. */
    List<String> tab(ArgumentKind kind) {
        return List.copyOf(completers.get(kind).apply(""));
    }

    public Registration listen(String verb, Consumer<ServerEvent> listener) {
        listeners.put(verb, listener);
        return () -> listeners.remove(verb);
    }

    public Answer send(String line) throws CommandException {
        if (line.startsWith("/members ")) {
            return new Answer("", List.of(), town.members(), OptionalLong.empty(), Optional.empty());
        }
        Reply reply = town.call(name, line);
        return new Answer(reply.text(), reply.params(), List.of(), OptionalLong.empty(), Optional.empty());
    }

    public Collection<String> known(ArgumentKind kind) {
        if (kind.equals(ArgumentKind.COMMAND)) {
            return town.hasGroups() ? List.of("members") : List.of();
        }
        return town.online().stream().map(user -> user.name()).toList();
    }

    public Screen screen() {
        return Only.of(Screen.class, this);
    }

    public String user() {
        return name;
    }

    public Path folder() {
        return workFolder;
    }

    /** Where this user's files are, wherever the client works. */
    Path home() {
        return folder;
    }

    public Path data() {
        try {
            return Files.createDirectories(folder.resolveSibling(name + "-data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Registration onLogin(Runnable listener) {
        logInListeners.add(listener);
        listener.run();
        return () -> logInListeners.remove(listener);
    }

    /** As after a lost connection, or to another server. */
    void logsInAgain() {
        logInListeners.forEach(Runnable::run);
    }

    public Registration after(Duration delay, Runnable task) {
        Thread thread = Thread.ofVirtual().start(task);
        tasks.add(thread);
        return thread::interrupt;
    }

    /** Runs when the test says so. */
    public Registration every(Duration pause, Runnable task) {
        repeated.add(task);
        return () -> repeated.remove(task);
    }

    /** As if the pause between two looks were over. */
    void looks() {
        repeated.forEach(Runnable::run);
    }

    /** Looks until this was printed; the pauses between two tries are real. */
    synchronized void looksUntil(String text) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE;
        while (printed.indexOf(text) < 0 && System.nanoTime() < end) {
            looks();
            wait(10);
        }
        sees(text);
    }

    public int udpPort() {
        return udpPort;
    }

    public InetAddress localAddress() {
        return InetAddress.getLoopbackAddress();
    }

    public InetAddress serverAddress() {
        return InetAddress.getLoopbackAddress();
    }

    public int serverPort() {
        return town.port();
    }

    public Settings settings() {
        return new Settings() {
            @Override
            public <T> T get(Setting<T> setting) {
                return switch (setting.name()) {
                    case "receive" -> setting.read("p2pvideo", receive);
                    case "browser" -> setting.read("p2pvideo", "off");
                    default -> setting.otherwise();
                };
            }
        };
    }

    public System.Logger logger() {
        return log;
    }
}
