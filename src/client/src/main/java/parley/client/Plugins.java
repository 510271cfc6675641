package parley.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** The plugins of one client, each guarded: one that fails is removed, with a word to the user, and harms nobody. */
final class Plugins {
    private final SequencedMap<String, ClientPlugin> started = new LinkedHashMap<>();
    private final OwnCommands commands;
    private final Events events;
    private final Faults faults;
    private final ShellTerminal terminal;

    Plugins(OwnCommands commands, Events events, Faults faults, ShellTerminal terminal) {
        this.commands = commands;
        this.events = events;
        this.faults = faults;
        this.terminal = terminal;
    }

    /** Starts a plugin under an id, which must be its own. */
    synchronized void start(String id, ClientPlugin plugin, Function<String, ClientContext> contexts) {
        if (started.containsKey(id)) {
            terminal.print(Tone.ERROR, "The plugin " + id + " is there already; a second one was left out.");
            return;
        }
        try {
            faults.inContextOf(plugin, () -> {
                plugin.start(contexts.apply(id));
                return id;
            });
            started.put(id, plugin);
        } catch (Throwable e) {
            commands.removeAll(id);
            events.removeAll(id);
            String why = e.getMessage() == null ? "" : ": " + e.getMessage();
            terminal.print(Tone.ERROR, faults.report("The plugin " + id + " did not start" + why, e));
        }
    }

    /** Stops all, the last first; one that takes longer is left behind. */
    synchronized void stop(Duration longest) throws InterruptedException {
        for (Map.Entry<String, ClientPlugin> entry : started.sequencedEntrySet().reversed()) {
            Thread stopping = Thread.ofVirtual().name("parley-stop-" + entry.getKey())
                    .start(() -> stop(entry.getKey(), entry.getValue()));
            if (!stopping.join(longest)) {
                stopping.interrupt();
                terminal.print(Tone.ERROR,
                        "The plugin " + entry.getKey() + " did not stop in time and was left behind.");
            }
        }
        started.clear();
    }

    private void stop(String id, ClientPlugin plugin) {
        try {
            faults.inContextOf(plugin, () -> {
                plugin.stop();
                return id;
            });
        } catch (Throwable e) {
            terminal.print(Tone.ERROR, faults.report("The plugin " + id + " did not stop", e));
        }
    }
}
