package parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server with {@link FeedToys}, on which some users have accounts: yoda, hans, leia, and u0 to u99. */
final class FeedFixture implements AutoCloseable {
    final FeedToys toys;
    final Fixture server;

    FeedFixture(Path folder, int loops) throws IOException, PluginException {
        this(folder, loops, new FeedToys(), limits -> limits);
    }

    FeedFixture(Path folder, int loops, FeedToys toys, UnaryOperator<Limits> adapt) throws IOException, PluginException {
        this.toys = toys;
        List<String> users = Stream.concat(Stream.of("yoda", "hans", "leia"), IntStream.range(0, 100).mapToObj(i -> "u" + i))
                .map(user -> user + " x").toList();
        Files.write(folder.resolve("credentials.txt"), users);
        Limits unhurried = Limits.standard().withRate(Integer.MAX_VALUE, Integer.MAX_VALUE);
        server = new Fixture(folder, config -> config.withLoops(loops).withLimits(adapt.apply(unhurried)));
        server.server.install("feed", toys);
    }

    FeedClient login(String user) throws IOException {
        return new FeedClient(server.address(), user, "");
    }

    /** Comes back with the id of the last event that was got. */
    FeedClient resume(String user, long id) throws IOException {
        return new FeedClient(server.address(), user, "resume=" + id);
    }

    /** Waits until the server has noticed that so many connections of users have ended since it started. */
    void awaitLeft(int howMany) {
        Fixture.eventually(howMany + " have left", () -> server.console.stream()
                .filter(line -> line.endsWith(" left") || line.endsWith("the older one ended")).count() >= howMany);
    }

    @Override
    public void close() {
        server.close();
    }
}
