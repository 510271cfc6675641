package parley.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import parley.api.Access;
import parley.api.Argument;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.server.metrics.CommandMetrics;
import parley.wire.LineBuilder;
import parley.wire.Protocol;
import parley.wire.Request;

/**
 * Every command, by name and alias. Read without a lock: a change makes a new table and swaps it in.
 */
final class CommandTable {
    /** A command, whose it is, what it does, what is counted of it, and whether it runs where its line was read. */
    record Entry(String plugin, CommandSpec spec, CommandHandler handler, CommandMetrics metrics, boolean immediate) {
        Entry(String plugin, CommandSpec spec, CommandHandler handler, CommandMetrics metrics) {
            this(plugin, spec, handler, metrics, spec.immediate());
        }

        /** Whether the catalogue of those with that access has it. */
        boolean isShownTo(Access caller) {
            return !spec.hidden() && spec.isFor(caller);
        }

        /** Its line in the catalogue. */
        byte[] line() {
            LineBuilder line = new LineBuilder();
            if (!spec.aliases().isEmpty()) {
                line.tag(Protocol.ALIAS, String.join(",", spec.aliases()));
            }
            line.verb(Protocol.COMMAND).word(spec.name());
            for (Argument argument : spec.arguments()) {
                line.word(argument.signature());
            }
            return line.text(spec.summary()).toBytes();
        }
    }

    private volatile Map<String, Entry> byName = Map.of();
    private volatile Map<Access, byte[]> catalogues = catalogues(List.of());

    /**
     * The command that one loop was asked for last. Most lines of a busy server ask for the same one, and to compare a verb
     * is faster than to cut it out and look it up. Owned by that loop.
     */
    static final class Recent {
        private Map<String, Entry> table = Map.of();
        private String verb = "";
        private Entry entry;
    }

    /** The command that a line asks for, whatever the case of its letters, or null. */
    Entry findOrNull(Request request, Recent recent) {
        Map<String, Entry> now = byName;
        if (recent.table == now && request.hasVerb(recent.verb)) {
            return recent.entry;
        }
        String name = request.command();
        Entry found = now.get(name);
        if (found == null) {
            found = now.get(name.toLowerCase(Locale.ROOT));
        }
        if (found != null) {
            recent.table = now;
            recent.verb = request.verb();
            recent.entry = found;
        }
        return found;
    }

    /** All commands, by name. */
    List<Entry> entries() {
        return entries(byName);
    }

    /** The lines that tell a client of all commands it may call. */
    byte[] catalogue(Access access) {
        return catalogues.get(access);
    }

    /** Adds a command; throws {@link IllegalArgumentException} that names the owner if a name of it is taken. */
    synchronized void add(Entry entry) {
        Map<String, Entry> changed = new HashMap<>(byName);
        for (String name : names(entry)) {
            Entry owner = changed.putIfAbsent(name, entry);
            if (owner != null) {
                throw new IllegalArgumentException("The command /" + name + " belongs to the plugin '" + owner.plugin()
                        + "' already. Rename one of them, or remove one of the plugins.");
            }
        }
        swap(changed);
    }

    /** Removes all commands of a plugin; returns them. */
    synchronized List<Entry> remove(String plugin) {
        List<Entry> removed = entries().stream().filter(entry -> entry.plugin().equals(plugin)).toList();
        Map<String, Entry> changed = new HashMap<>(byName);
        changed.values().removeAll(removed);
        swap(changed);
        return removed;
    }

    /** Has a command run on threads of its own from now on. False if it does so already, or is gone. */
    synchronized boolean demote(Entry entry) {
        if (byName.get(entry.spec().name()) != entry) {
            return false;
        }
        Map<String, Entry> changed = new HashMap<>(byName);
        Entry demoted = new Entry(entry.plugin(), entry.spec(), entry.handler(), entry.metrics(), false);
        names(entry).forEach(name -> changed.put(name, demoted));
        swap(changed);
        return true;
    }

    private void swap(Map<String, Entry> changed) {
        byName = changed; // a HashMap, which is faster to ask than an immutable one; nobody changes it any more
        catalogues = catalogues(entries());
    }

    private static List<Entry> entries(Map<String, Entry> table) {
        Map<String, Entry> sorted = new TreeMap<>();
        table.values().forEach(entry -> sorted.put(entry.spec().name(), entry));
        return List.copyOf(sorted.values());
    }

    private static List<String> names(Entry entry) {
        List<String> names = new ArrayList<>(entry.spec().aliases());
        names.addFirst(entry.spec().name());
        return names;
    }

    private static Map<Access, byte[]> catalogues(Collection<Entry> entries) {
        return Map.of(Access.USER, catalogue(entries, Access.USER),
                Access.ADMINISTRATOR, catalogue(entries, Access.ADMINISTRATOR));
    }

    private static byte[] catalogue(Collection<Entry> entries, Access caller) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            if (entry.isShownTo(caller)) {
                lines.writeBytes(entry.line());
            }
        }
        return lines.toByteArray();
    }
}
