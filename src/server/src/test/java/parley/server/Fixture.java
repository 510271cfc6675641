package parley.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A real server on a free port, with its clocks in the test's hand. */
final class Fixture implements AutoCloseable {
    final ManualTime clocks = new ManualTime();
    final Queue<String> console = new ConcurrentLinkedQueue<>();
    final Toys toys = new Toys();
    final Path data;
    final Server server;

    Fixture(Path folder) throws IOException, PluginException {
        this(folder, config -> config);
    }

    Fixture(Path folder, UnaryOperator<ServerConfig> adapt) throws IOException, PluginException {
        Path credentials = folder.resolve("credentials.txt");
        if (!Files.exists(credentials)) {
            Files.write(credentials, List.of("yoda jedi*knows", "hans solo", "luke sky"));
        }
        data = folder.resolve("data");
        ServerConfig config = ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withLoops(2)
                .withCredentials(credentials).withData(data).withAdministrators(Set.of("yoda"));
        server = new Server(adapt.apply(config), clocks.time(), console::add);
        server.install("toys", toys);
        server.start();
    }

    InetSocketAddress address() {
        return server.address();
    }

    RawClient connect() throws IOException {
        return new RawClient(address());
    }

    RawClient connect(String user, String password) throws IOException {
        return connect().login(user, password);
    }

    RawClient yoda() throws IOException {
        return connect("yoda", "jedi*knows");
    }

    RawClient hans() throws IOException {
        return connect("hans", "solo");
    }

    void pass(Duration duration) {
        clocks.pass(duration);
        server.timePassed();
    }

    /** Waits for what another thread is about to do; fails after ten seconds. */
    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within ten seconds: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        toys.released.countDown();
        server.close();
    }
}
