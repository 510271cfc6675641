package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.client.ClientConfig;
import parley.client.Colour;

import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The world of one scenario: a server, actors at their terminals, strangers with bare connections, and a folder for
 * all of them that goes away at the end. Step classes get it as a parameter of their constructor.
 *
 * <p>The server is the scenario's own, unless the property {@code parley.testkit.server} names one elsewhere as
 * {@code HOST:PORT}. Then a scenario that needs to set up, stop or look into its server is skipped. The password of
 * each actor comes from {@code credentials.txt} in the working folder, or the file that the property
 * {@code parley.testkit.credentials} names.
 */
public final class Stage implements AutoCloseable {
    /** Who plays scenarios at a desktop is not to be disturbed. */
    private static final Map<String, String> NO_WINDOWS = Map.of("p2pvideo.browser", "off");

    private static final String ELSEWHERE = System.getProperty("parley.testkit.server", "");
    /** Lines of a log, its last ones, that a failed scenario shows. */
    private static final int LONGEST_LOG = 100;

    private final Path folder;
    private final Accounts accounts = new Accounts();
    private final OwnServer server;
    private Optional<ServerProcess> process = Optional.empty();
    private boolean connectionsMayBreak;
    private final Map<String, Cable> cables = new HashMap<>();
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final List<Actor> gone = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();

    /** Sets the stage, with nobody on it; the server starts with the first actor. */
    public Stage() {
        try {
            folder = Files.createTempDirectory("parley-stage-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new OwnServer(folder.resolve("server"), accounts);
    }

    /** The scenario's own server. Skips the scenario if it plays against one elsewhere. */
    public OwnServer server() {
        if (!ELSEWHERE.isEmpty()) {
            abort("This scenario needs a server of its own, not " + ELSEWHERE + ".");
        }
        return server;
    }

    /** Has the scenario play against the built program in a process of its own, which is started. */
    void playsAgainstAProcess() {
        server();
        process = Optional.of(new ServerProcess(folder.resolve("process"), accounts.lines()));
    }

    /** The server's process. */
    ServerProcess process() {
        return process.orElseThrow(() -> new AssertionError(
                "There is no such process. Begin with 'Given the server runs in a process of its own'."));
    }

    /** Where the server listens that this scenario plays against. */
    public InetSocketAddress address() {
        if (ELSEWHERE.isEmpty()) {
            return process.map(ServerProcess::address).orElseGet(server::address);
        }
        int colon = ELSEWHERE.lastIndexOf(':');
        return new InetSocketAddress(ELSEWHERE.substring(0, colon), Integer.parseInt(ELSEWHERE.substring(colon + 1)));
    }

    /** Replaces the accounts; to be called before the server starts. */
    public void users(List<String> lines) {
        server();
        accounts.replace(lines);
    }

    /** A user's password. */
    public String password(String user) {
        return accounts.password(user);
    }

    /** From now on whoever enters has a line to the server that can break. */
    void connectionsMayBreak() {
        connectionsMayBreak = true;
    }

    /** The line between an actor's client and the server. */
    Cable cable(String actor) {
        Cable cable = cables.get(actor);
        if (cable == null) {
            throw new AssertionError(actor + "'s connection cannot break. Begin with 'Given connections may break'.");
        }
        return cable;
    }

    private InetSocketAddress address(String actor) {
        if (!connectionsMayBreak) {
            return address();
        }
        Cable cable = new Cable(actor, address());
        Cable before = cables.put(actor, cable);
        if (before != null) {
            before.close();
        }
        return cable.address();
    }

    /** Puts an actor at a terminal of its own, not logged in; one of that name who was there leaves. */
    public Actor enters(String name) {
        Actor before = actors.remove(name);
        if (before != null) {
            before.close();
            gone.add(before);
        }
        InetSocketAddress at = address(name);
        ClientConfig config = ClientConfig.defaults().withHost(at.getHostString()).withPort(at.getPort())
                .withUdpPort(freeUdpPort()).withHome(home(name)).withPlainText(true).withSettings(NO_WINDOWS)
                .withColour(Colour.NEVER);
        Actor actor = new Actor(name, config, folder.resolve(name), server.plugins());
        actors.put(name, actor);
        return actor;
    }

    /** Puts an actor at a terminal and logs it in as the user of that name. */
    public Actor logsIn(String name) {
        return logsIn(name, name);
    }

    /** Puts an actor at a terminal and logs it in as any user. */
    public Actor logsIn(String name, String user) {
        String password = password(user);
        Actor actor = enters(name);
        actor.logIn(user, password);
        return actor;
    }

    /** An actor who is at a terminal, or was. */
    public Actor actor(String name) {
        Actor actor = actors.get(name);
        if (actor == null) {
            throw new AssertionError("Nobody called " + name + " is on stage. Write 'Given " + name
                    + " is logged in' before.");
        }
        return actor;
    }

    /** Where an actor works, also before it enters. */
    public Path folderOf(String actor) {
        return folder.resolve(actor);
    }

    /** Waits until all that anybody typed is carried out, and what came of it is on every screen. */
    public void everybodyCatchesUp() {
        actors.values().stream().filter(Actor::isLoggedIn).forEach(Actor::catchUp); // each has typed its last, so now
        actors.values().stream().filter(Actor::isLoggedIn).forEach(Actor::catchUp); // all that came of it has been sent
    }

    /** Connects a stranger. */
    public Stranger strangerConnects() {
        Stranger stranger = new Stranger(strangers.size() + 1, address());
        strangers.add(stranger);
        return stranger;
    }

    /** The stranger who connected last. */
    public Stranger stranger() {
        if (strangers.isEmpty()) {
            throw new AssertionError("No stranger is connected. Write 'When a stranger connects' before.");
        }
        return strangers.getLast();
    }

    /** All strangers, in the order in which they connected. */
    public List<Stranger> strangers() {
        return List.copyOf(strangers);
    }

    /** What everybody's screen and the server's console showed, and the logs with the faults that they tell of. */
    public String transcripts() {
        StringBuilder all = new StringBuilder();
        Stream.concat(gone.stream(), actors.values().stream()).forEach(actor -> all.append(actor.screen()));
        strangers.stream().limit(10).forEach(stranger -> all.append(stranger.received()));
        process.ifPresent(p -> all.append(p.console()));
        all.append(ELSEWHERE.isEmpty() ? server.console() : "");
        actors.keySet().forEach(name -> all.append(log(name + "'s client.log", home(name).resolve("client.log"))));
        return all.append(log("errors.log", server.data().resolve("errors.log"))).toString();
    }

    /** Screens name these logs, and they go away with the folder. */
    private static String log(String title, Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty() ? "" : "--- " + title + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LONGEST_LOG), lines.size())) + "\n";
        } catch (IOException e) {
            return "--- " + title + " cannot be read: " + e + "\n";
        }
    }

    private Path home(String actor) {
        return folder.resolve("home-" + actor);
    }

    /** Ends all clients, connections and the server, and removes the folder. */
    @Override
    public void close() {
        strangers.forEach(Stranger::close);
        actors.values().forEach(Actor::close);
        cables.values().forEach(Cable::close);
        process.ifPresent(ServerProcess::close);
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scenario's folder cannot be removed.", e);
        }
    }

    private static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
