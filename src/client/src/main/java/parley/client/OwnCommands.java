package parley.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.client.ClientHandler;

/** The commands that run in this client, by name and alias. Readers see a snapshot; changes are made one at a time. */
final class OwnCommands {
    /**
     * A command with what it does.
     *
     * @param owner the id of the plugin that added it
     */
    record OwnCommand(String owner, CommandSpec spec, ClientHandler handler) {}

    private volatile Map<String, OwnCommand> byName = Map.of();

    /** Throws {@link IllegalArgumentException} if the name or an alias is taken. */
    synchronized Registration add(String owner, CommandSpec spec, ClientHandler handler) {
        Map<String, OwnCommand> more = new HashMap<>(byName);
        OwnCommand added = new OwnCommand(owner, spec, handler);
        for (String name : names(spec)) {
            OwnCommand taken = more.putIfAbsent(name, added);
            if (taken != null) {
                throw new IllegalArgumentException("/" + name + " is already a command of the plugin " + taken.owner());
            }
        }
        byName = Map.copyOf(more);
        return () -> remove(added);
    }

    /** The command of that name or alias. */
    Optional<OwnCommand> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The declarations, each once. */
    Collection<CommandSpec> specs() {
        return byName.values().stream().map(OwnCommand::spec).distinct().toList();
    }

    /** All names and aliases of the commands of some plugins. */
    Set<String> namesOf(Set<String> owners) {
        return byName.entrySet().stream().filter(entry -> owners.contains(entry.getValue().owner())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private synchronized void remove(OwnCommand gone) {
        Map<String, OwnCommand> fewer = new HashMap<>(byName);
        fewer.values().removeIf(command -> command == gone);
        byName = Map.copyOf(fewer);
    }

    private static List<String> names(CommandSpec spec) {
        List<String> names = new ArrayList<>(spec.aliases());
        names.addFirst(spec.name());
        return names;
    }
}
