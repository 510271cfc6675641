package parley.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import parley.api.Access;
import parley.api.Argument;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.server.metrics.CommandMetrics;
import parley.wire.LineBuilder;
import parley.wire.Protocol;
import parley.wire.Request;

/**
 * Every command, by name and alias. Read without a lock: a change makes a new table and swaps it in. While plugins are being
 * changed the table that is read stays as it was, but calls of their commands wait; all changes appear at once when that is
 * over.
 */
final class CommandTable {
    /**
     * A command.
     *
     * @param guard     of the plugin whose it is
     * @param metrics   what is counted of it
     * @param immediate whether it runs where its line was read
     * @param hold      until when its calls wait; null if they do not
     */
    record Entry(PluginGuard guard, CommandSpec spec, CommandHandler handler, CommandMetrics metrics, boolean immediate,
                 CommandHold hold) {
        Entry(PluginGuard guard, CommandSpec spec, CommandHandler handler, CommandMetrics metrics) {
            this(guard, spec, handler, metrics, spec.immediate(), null);
        }

        /** Whose it is. */
        String plugin() {
            return guard.id();
        }

        private Entry onThreads() {
            return new Entry(guard, spec, handler, metrics, false, hold);
        }

        private Entry heldBy(CommandHold until) {
            return new Entry(guard, spec, handler, metrics, immediate, until);
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

    private final Listener listener;
    private Map<String, Entry> latest = Map.of();          // guarded by this; what is read is made of it
    private Optional<CommandHold> hold = Optional.empty(); // guarded by this
    private volatile Map<String, Entry> byName = Map.of();
    private volatile Map<Access, byte[]> catalogues = catalogues(List.of());

    /** Is told what changed for those with an access: lines of their catalogue. */
    @FunctionalInterface
    interface Listener {
        void changed(Access access, byte[] lines);
    }

    CommandTable(Listener listener) {
        this.listener = listener;
    }

    /**
     * The command that one loop was asked for last. Most lines of a busy server ask for the same one, and to compare a verb
     * is faster than to cut it out and look it up. Owned by that loop.
     */
    static final class Recent {
        private Map<String, Entry> table = Map.of();
        private String verb = "";
        private Entry entry;

        /** Forgets it, lest its plugin stay in memory when it is gone. */
        void forget() {
            table = Map.of();
            verb = "";
            entry = null;
        }
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

    /** The commands of one plugin, by name. */
    List<Entry> ownedBy(PluginGuard guard) {
        return entries().stream().filter(entry -> entry.guard() == guard).toList();
    }

    /** The lines that tell a client of all commands it may call. */
    byte[] catalogue(Access access) {
        return catalogues.get(access);
    }

    /** Adds commands; throws {@link IllegalArgumentException} that names the owner if a name is taken, and adds none. */
    synchronized void add(List<Entry> entries) {
        Map<String, Entry> changed = new HashMap<>(latest);
        for (Entry entry : entries) {
            for (String name : names(entry)) {
                Entry owner = changed.putIfAbsent(name, entry);
                if (owner != null) {
                    throw new IllegalArgumentException("The command /" + name + " belongs to the plugin '" + owner.plugin()
                            + "' already. Rename one of them, or remove one of the plugins.");
                }
            }
        }
        change(changed);
    }

    /** Removes a command, if it is there. */
    synchronized void remove(Entry entry) {
        removeIf(other -> other.handler() == entry.handler() && other.spec().equals(entry.spec()));
    }

    /** Removes all commands of a plugin. */
    synchronized void remove(String plugin) {
        removeIf(entry -> entry.plugin().equals(plugin));
    }

    private void removeIf(Predicate<Entry> gone) {
        Map<String, Entry> changed = new HashMap<>(latest);
        changed.values().removeIf(gone);
        change(changed);
    }

    /** Has a command run on threads of its plugin from now on. False if it does so already, or is gone. */
    synchronized boolean demote(Entry entry) {
        if (latest.get(entry.spec().name()) != entry) {
            return false;
        }
        Map<String, Entry> changed = new HashMap<>(latest);
        Entry demoted = entry.onThreads();
        names(entry).forEach(name -> changed.put(name, demoted));
        change(changed);
        return true;
    }

    /**
     * Has calls of the commands of some plugins wait, and holds back every change of the table, until {@link #release}. Calls
     * that a loop has begun go on.
     *
     * @throws IllegalStateException if that is so already
     */
    synchronized void hold(Set<String> plugins) {
        if (hold.isPresent()) {
            throw new IllegalStateException("plugins are being changed already");
        }
        CommandHold until = new CommandHold();
        hold = Optional.of(until);
        Map<String, Entry> held = new HashMap<>(latest);
        held.replaceAll((name, entry) -> plugins.contains(entry.plugin()) ? entry.heldBy(until) : entry);
        byName = held;
    }

    /** Whether changes are held back. */
    synchronized boolean isHeld() {
        return hold.isPresent();
    }

    /** Shows what has changed since {@link #hold}, tells of it, and lets the calls go on. */
    void release() {
        CommandHold over;
        synchronized (this) {
            over = hold.orElseThrow();
            hold = Optional.empty();
            change(latest);
        }
        over.end();
    }

    private void change(Map<String, Entry> changed) {
        latest = changed;
        if (hold.isEmpty()) {
            List<Entry> before = entries();
            byName = changed; // a HashMap, which is faster to ask than an immutable one; nobody changes it any more
            catalogues = catalogues(entries());
            for (Access access : Access.values()) {
                tell(access, lines(before, access), lines(entries(), access));
            }
        }
    }

    /** Tells of those that are gone, then of those that are new or have changed. */
    private void tell(Access access, Map<String, byte[]> before, Map<String, byte[]> now) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        before.keySet().stream().filter(name -> !now.containsKey(name))
                .forEach(name -> lines.writeBytes(new LineBuilder().verb(Protocol.NOCOMMAND).word(name).toBytes()));
        now.forEach((name, line) -> {
            if (!Arrays.equals(line, before.get(name))) {
                lines.writeBytes(line);
            }
        });
        if (lines.size() > 0) {
            listener.changed(access, lines.toByteArray());
        }
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
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines(entries, caller).values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static SequencedMap<String, byte[]> lines(Collection<Entry> entries, Access caller) {
        SequencedMap<String, byte[]> lines = new LinkedHashMap<>();
        entries.stream().filter(entry -> entry.isShownTo(caller)).forEach(entry -> lines.put(entry.spec().name(), entry.line()));
        return lines;
    }
}
