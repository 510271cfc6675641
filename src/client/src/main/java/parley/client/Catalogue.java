package parley.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import parley.api.Argument;
import parley.api.CommandSpec;
import parley.wire.Line;
import parley.wire.Printable;
import parley.wire.Protocol;

/**
 * The commands that may be called: those of which the server told, and the client's own, which come first where the
 * names are equal. The server's entries are those of {@code PROTOCOL.md}, "The catalogue". Thread-safe.
 */
final class Catalogue {
    /** The most commands kept of a server; further ones can be typed, but are not known here. */
    static final int MOST = 1000;

    private final OwnCommands own;
    private final Map<String, CommandSpec> server = new ConcurrentSkipListMap<>(); // changed by the reading thread

    Catalogue(OwnCommands own) {
        this.own = own;
    }

    /** Forgets the server's commands, as before a new log-in. */
    void clear() {
        server.clear();
    }

    /**
     * Takes a {@code COMMAND} line of the server. Kinds of arguments that are not known here leave the command without
     * declared arguments: it can be typed, and the server checks it.
     *
     * @throws IllegalArgumentException if the line does not name a command
     */
    void add(Line line) {
        CommandSpec spec = spec(line);
        if (server.size() < MOST || server.containsKey(spec.name())) {
            server.put(spec.name(), spec);
        }
    }

    /** Forgets one of the server's commands. */
    void remove(String name) {
        server.remove(name);
    }

    /** The command of that name or alias. */
    Optional<CommandSpec> find(String name) {
        return own.find(name).map(OwnCommands.OwnCommand::spec)
                .or(() -> Optional.ofNullable(server.get(name)))
                .or(() -> server.values().stream().filter(spec -> spec.aliases().contains(name)).findFirst());
    }

    /** All but the hidden ones, by name. */
    Collection<CommandSpec> visible() {
        Map<String, CommandSpec> all = new TreeMap<>(server);
        own.specs().forEach(spec -> all.put(spec.name(), spec));
        all.values().removeIf(CommandSpec::hidden);
        return List.copyOf(all.values());
    }

    private static CommandSpec spec(Line line) {
        String summary = Printable.strip(line.text());
        CommandSpec bare = CommandSpec.of(line.param(0), summary.isBlank() ? "No summary" : summary);
        String aliases = line.tag(Protocol.ALIAS);
        CommandSpec named = aliases.isEmpty() ? bare : bare.alias(aliases.split(","));
        List<String> signatures = line.params().subList(1, Math.max(1, line.params().size() - 1));
        try {
            CommandSpec spec = named;
            for (String signature : signatures) {
                spec = spec.with(Argument.ofSignature(signature));
            }
            return spec;
        } catch (IllegalArgumentException e) {
            return named; // of a later version of the protocol
        }
    }
}
