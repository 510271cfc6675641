package parley.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.app.credentials.Account;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.app.server.RunningServer;
import parley.server.ServerConfig;

/**
 * A server and three of its users in one process, and their files. All of it ends, and the files are removed, with
 * {@link #close} or with the process (thread {@code parley-demo-end}).
 */
final class Company implements AutoCloseable {
    private static final int USERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Transcript transcript;
    private final DemoFolder folder;
    private final Thread hook = Thread.ofPlatform().name("parley-demo-end").unstarted(this::end);
    private final List<Account> accounts = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>(); // guarded by this, as the rest
    private RunningServer server;
    private PluginLoader loader;
    private PluginSet plugins;
    private boolean ended;

    private Company(Transcript transcript, DemoFolder folder) {
        this.transcript = transcript;
        this.folder = folder;
    }

    /**
     * Starts the server and makes the users, who do nothing yet.
     *
     * @param current       the folder in which the demo was started
     * @param pluginFolders in the order of their rank
     * @throws IOException if there are not three users in the credentials, or the server cannot start
     */
    static Company gather(Path current, List<Path> pluginFolders, Transcript transcript) throws IOException {
        Company company = new Company(transcript, DemoFolder.make(current));
        Runtime.getRuntime().addShutdownHook(company.hook);
        try {
            company.start(pluginFolders);
            return company;
        } catch (IOException | RuntimeException e) {
            company.close();
            throw e;
        }
    }

    List<Account> accounts() {
        return List.copyOf(accounts);
    }

    synchronized List<Actor> actors() {
        return List.copyOf(actors);
    }

    RunningServer server() {
        return server;
    }

    /** The plugins whose client halves the users have; the server told of those that cannot be used. */
    PluginSet plugins() {
        return plugins;
    }

    DemoFolder folder() {
        return folder;
    }

    /** Ends every user, then the server, then removes the files; does nothing the second time. */
    @Override
    public void close() {
        takeHookAway();
        end();
    }

    private synchronized void start(List<Path> pluginFolders) throws IOException {
        Path credentials = folder.credentials();
        accounts.addAll(Account.read(credentials).stream().limit(USERS).toList());
        if (accounts.size() < USERS) {
            throw new IOException("the demo needs " + USERS + " users, and " + credentials + " has " + accounts.size()
                    + " with a password that can be read: add some, or start it in another folder.");
        }
        ServerConfig config = ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withCredentials(credentials)
                .withData(folder.data());
        server = RunningServer.start(config, pluginFolders, line -> transcript.shown("server", line));
        loader = PluginLoader.open();
        plugins = loader.load(pluginFolders);
        for (Account account : accounts) {
            actors.add(new Actor(account.name(), folder.of(account.name()), server.address(), plugins,
                    transcript, PATIENCE));
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        actors.forEach(Actor::close);
        if (server != null) {
            server.close();
        }
        if (loader != null) {
            loader.close();
        }
        folder.close();
    }

    private void takeHookAway() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already: the hook and this meet in end()
        }
    }
}
