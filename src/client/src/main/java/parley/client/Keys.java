package parley.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import parley.api.CommandException;
import parley.api.Registration;

/** What keys do, other than what every shell does with them. Thread-safe. */
final class Keys {
    private record Bound(String owner, String summary, Runnable action) {}

    private final Map<String, Bound> bound = new ConcurrentSkipListMap<>();
    private final Running running;
    private final ShellTerminal terminal;

    Keys(Running running, ShellTerminal terminal) {
        this.running = running;
        this.terminal = terminal;
    }

    /**
     * Has a key do something, which throws nothing.
     *
     * @throws IllegalArgumentException if there is no such key, or it is needed; the text says for what
     */
    Registration add(String owner, String name, String summary, Runnable action) {
        KeyNames.requireFree(name);
        Bound added = new Bound(owner, summary, action);
        Bound taken = bound.putIfAbsent(name, added);
        if (taken != null) {
            throw new IllegalArgumentException("The key " + name + " is already taken by the plugin " + taken.owner());
        }
        return () -> bound.remove(name, added);
    }

    /** Begins what a key does; false if no plugin has it. Called by the terminal under its lock: it does not wait. */
    boolean press(String name) {
        Bound pressed = bound.get(name);
        if (pressed == null) {
            return false;
        }
        try {
            running.start(pressed.owner(), name, pressed.action());
        } catch (CommandException e) {
            // On a thread of its own: to print may have to wait for the terminal, which waits here.
            Thread.ofVirtual().name("parley-key").start(() -> terminal.print(Tone.ERROR, e.getMessage()));
        }
        return true;
    }

    /** What they do, a line each. */
    List<String> lines() {
        if (!terminal.interactive()) {
            return List.of("There are no keys here: the input is not a terminal.");
        }
        if (bound.isEmpty()) {
            return List.of("No plugin has taken a key.");
        }
        return Table.lines(bound.entrySet().stream()
                .map(key -> List.of(key.getKey(), key.getValue().summary(), key.getValue().owner())).toList());
    }
}
