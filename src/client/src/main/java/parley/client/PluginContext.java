package parley.client;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Settings;
import parley.api.client.Answer;
import parley.api.client.ClientContext;
import parley.api.client.ClientHandler;
import parley.api.client.Screen;
import parley.api.client.ServerEvent;
import parley.api.client.StatusItem;

/** The client as one plugin sees it. */
final class PluginContext implements ClientContext {
    /** The parts of the client that plugins share. */
    record Host(OwnCommands commands, Events events, Catalogue catalogue, KnownValues known, Connection connection,
                Screen screen, ClientConfig config, int udpPort, ClientLog log, Runnable exit) {}

    private final String id;
    private final Host host;

    PluginContext(String id, Host host) {
        this.id = id;
        this.host = host;
    }

    @Override
    public Registration command(CommandSpec spec, ClientHandler handler) {
        host.commands().add(id, spec, handler);
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration render(String verb, Function<ServerEvent, String> renderer) {
        host.events().render(id, verb, renderer);
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration listen(String verb, Consumer<ServerEvent> listener) {
        host.events().listen(id, verb, listener);
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer send(String line) throws CommandException, InterruptedException {
        if (!line.startsWith("/")) {
            throw new IllegalArgumentException("'" + line + "' is no command line: it does not begin with a slash");
        }
        if (host.connection().isReadingThread()) {
            throw new IllegalStateException(
                    "a renderer or listener cannot wait for an answer; send from a thread of your own");
        }
        return host.connection().submit(line, Request.Taker.NONE).await();
    }

    @Override
    public Collection<String> known(ArgumentKind kind) {
        return kind.equals(ArgumentKind.COMMAND)
                ? host.catalogue().visible().stream().map(CommandSpec::name).toList()
                : host.known().of(kind.name());
    }

    @Override
    public Screen screen() {
        return host.screen();
    }

    @Override
    public String user() {
        return host.connection().user();
    }

    @Override
    public Path folder() {
        return host.config().folder();
    }

    @Override
    public int udpPort() {
        return host.udpPort();
    }

    @Override
    public InetAddress localAddress() {
        return host.connection().localAddress();
    }

    @Override
    public InetAddress serverAddress() {
        return host.connection().serverAddress();
    }

    @Override
    public Settings settings() {
        return new PluginSettings(id, host.config().settings());
    }

    @Override
    public void exit() {
        host.exit().run();
    }

    @Override
    public System.Logger logger() {
        return host.log().logger(id);
    }

    @Override
    public Registration observe(String verb, Consumer<ServerEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onLogin(Runnable listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration complete(ArgumentKind kind, Function<String, Collection<String>> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration key(String name, String summary, Runnable action) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StatusItem statusItem() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration after(Duration delay, Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration every(Duration pause, Runnable task) {
        throw new UnsupportedOperationException();
    }
}
