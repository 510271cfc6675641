package parley.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import parley.api.Registration;
import parley.api.Setting;
import parley.api.client.ClientPlugin;

/** The plugins of one client, which come and go while it runs. Thread-safe; no code of theirs runs under its lock. */
final class Plugins {
    private final SequencedMap<String, PluginContext> here = new LinkedHashMap<>(); // in the order of their start
    private final PluginContext.Host host;
    private final Holds holds;
    private boolean ended;

    Plugins(PluginContext.Host host, Holds holds) {
        this.host = host;
        this.holds = holds;
    }

    /** Starts a plugin under an id, which must be its own. */
    void install(String id, ClientPlugin plugin) throws PluginException {
        PluginContext context = new PluginContext(id, plugin, host);
        enter(id, context);
        try {
            context.start();
        } catch (Throwable e) { // a stranger's code may throw anything; the shell goes on without it
            leave(id, context);
            context.retire();
            String why = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw new PluginException(host.faults().report("The plugin " + id + " did not start" + why, e), e);
        }
        if (!isHere(id, context)) {
            context.retire(); // it registered something after it was taken out
            throw new PluginException("The plugin " + id + " was taken out again while it started.");
        }
    }

    /** Takes a plugin out; false if there is none of that id. */
    boolean uninstall(String id) {
        Optional<PluginContext> context = leave(id);
        if (context.isPresent()) {
            context.get().retire();
            finish(Set.of(id));
            try {
                context.get().stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it stops while nobody waits for it
            }
        }
        return context.isPresent();
    }

    /** Keeps back what is typed for some plugins and what arrives for them, until that is taken back. */
    Registration hold(Set<String> ids) {
        Registration lines = holds.hold(host.commands().namesOf(ids));
        finish(ids); // before events are kept: what runs may wait for one
        Registration events = host.events().hold(ids);
        return () -> {
            events.remove(); // what arrived comes before what is typed next
            lines.remove();
        };
    }

    /** The settings that each asked for, by id. */
    synchronized Map<String, List<Setting<?>>> settings() {
        Map<String, List<Setting<?>>> settings = new TreeMap<>();
        here.forEach((id, context) -> settings.put(id, context.asked()));
        return settings;
    }

    /** Stops all, the last first; one that takes longer is left behind. No other can be installed from then on. */
    void stop() throws InterruptedException {
        List<PluginContext> all;
        synchronized (this) {
            ended = true;
            all = new ArrayList<>(here.sequencedValues());
            here.clear();
        }
        host.events().releaseAll();
        for (PluginContext context : all.reversed()) {
            context.stop();
        }
    }

    private void finish(Set<String> ids) {
        try {
            for (String what : host.running().finish(ids, host.timing().finish())) {
                host.terminal().print(Tone.ERROR, what + " was interrupted: its plugin is replaced or taken out.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what runs was interrupted all the same
        }
    }

    private synchronized void enter(String id, PluginContext context) throws PluginException {
        if (ended) {
            throw new PluginException("The plugin " + id + " did not start: the shell has ended.");
        }
        if (here.putIfAbsent(id, context) != null) {
            throw new PluginException("The plugin " + id + " is there already; a second one was left out.");
        }
    }

    private synchronized void leave(String id, PluginContext context) {
        here.remove(id, context);
    }

    private synchronized Optional<PluginContext> leave(String id) {
        return Optional.ofNullable(here.remove(id));
    }

    private synchronized boolean isHere(String id, PluginContext context) {
        return here.get(id) == context;
    }
}
