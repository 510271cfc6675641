package parley.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import parley.api.client.ClientPlugin;
import parley.app.plugins.LoadedPlugin;
import parley.server.Offer;
import parley.server.Server;
import parley.wire.Protocol;

/**
 * Has a server offer the jars of some plugins, always those that run. Not thread-safe: told of changes by the thread that
 * makes them.
 */
final class OfferedPlugins {
    private final Server server;
    private final Set<String> ids;
    private final Consumer<String> reports;
    private final Map<LoadedPlugin, Offer> read = new HashMap<>(); // so that a jar is read once
    private final Map<String, String> said = new HashMap<>();      // by id, what was reported last
    private Optional<String> unfit = Optional.empty();

    /**
     * None yet.
     *
     * @param ids     of those to be offered
     * @param reports gets lines for people, each when it becomes so
     */
    OfferedPlugins(Server server, Set<String> ids, Consumer<String> reports) {
        this.server = server;
        this.ids = new TreeSet<>(ids);
        this.reports = reports;
    }

    /** Offers what runs now. */
    void become(List<LoadedPlugin> running) {
        unfit = Optional.empty();
        read.keySet().retainAll(running);
        List<Offer> offers = new ArrayList<>();
        for (String id : ids) {
            Optional<LoadedPlugin> plugin = running.stream().filter(p -> p.id().equals(id)).findFirst();
            if (plugin.isEmpty()) {
                say(id, "Plugin " + id + " is not offered to clients: it does not run.");
            } else {
                offer(plugin.get()).ifPresent(offers::add);
            }
        }
        server.offer(offers);
    }

    /** Why one of those that run cannot be offered, if that is so. */
    Optional<String> unfit() {
        return unfit;
    }

    private Optional<Offer> offer(LoadedPlugin plugin) {
        try {
            Offer offer = read.get(plugin);
            if (offer == null) {
                offer = read(plugin);
                read.put(plugin, offer);
            }
            say(plugin.id(), "Plugin " + plugin.id() + " " + plugin.descriptor().version() + " is offered to clients: "
                    + offer.size() + " bytes, SHA-256 " + offer.sha256() + ".");
            return Optional.of(offer);
        } catch (BadOfferException e) {
            unfit = unfit.or(() -> Optional.of(e.getMessage()));
            say(plugin.id(), e.getMessage());
        } catch (IOException e) {
            say(plugin.id(), "Plugin " + plugin.id() + " is not offered to clients: its jar cannot be read (" + e + ").");
        }
        return Optional.empty();
    }

    private static Offer read(LoadedPlugin plugin) throws IOException {
        if (!plugin.has(ClientPlugin.class)) {
            throw new BadOfferException("Plugin " + plugin.id() + " cannot be offered: it has no half for the client."
                    + " Leave out --offer " + plugin.id() + ".");
        }
        long size = Files.size(plugin.file());
        if (size > Protocol.LARGEST_PLUGIN) {
            throw new BadOfferException("Plugin " + plugin.id() + " cannot be offered: its jar has " + size + " bytes, and "
                    + Protocol.LARGEST_PLUGIN + " are the most. Make it smaller, or leave out --offer " + plugin.id() + ".");
        }
        return new Offer(plugin.id(), plugin.descriptor().version(), plugin.descriptor().description(),
                Files.readAllBytes(plugin.file()));
    }

    private void say(String id, String line) {
        if (!line.equals(said.put(id, line))) {
            reports.accept(line);
        }
    }
}
