package parley.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.api.client.ServerEvent;

/** Takes each event to the plugins that show it or listen to it, and shows the others in the shell's own way. */
final class Events {
    private record Taker(String owner, String verb, boolean shows, Function<ServerEvent, String> code) {}

    private final List<Taker> takers = new CopyOnWriteArrayList<>();
    private final ShellTerminal terminal;
    private final Faults faults;
    private final EventText text;

    /**
     * Creates it.
     *
     * @param self the user's own name, which an event sent to this user need not repeat
     */
    Events(ShellTerminal terminal, Faults faults, ShellTime time, Supplier<String> self) {
        this.terminal = terminal;
        this.faults = faults;
        this.text = new EventText(time, self);
    }

    /** Lets a plugin show events of a verb; if several do, the one that came first. */
    void render(String owner, String verb, Function<ServerEvent, String> renderer) {
        takers.add(new Taker(owner, verb, true, renderer));
    }

    /** Lets a plugin hear events of a verb, which are then not shown. */
    void listen(String owner, String verb, Consumer<ServerEvent> listener) {
        takers.add(new Taker(owner, verb, false, event -> {
            listener.accept(event);
            return "";
        }));
    }

    /** Removes all that a plugin added. */
    void removeAll(String owner) {
        takers.removeIf(taker -> taker.owner().equals(owner));
    }

    /** Takes an event to those who want it. */
    void dispatch(ServerEvent event) {
        boolean taken = false;
        boolean shown = false;
        for (Taker taker : takers) {
            if (taker.verb().equals(event.verb()) && !(taker.shows() && shown)) {
                taken = true;
                shown |= taker.shows();
                call(taker, event);
            }
        }
        if (!taken) {
            terminal.print(Tone.ARRIVAL, text.of(event));
        }
    }

    private void call(Taker taker, ServerEvent event) {
        try {
            String line = faults.inContextOf(taker.code(), () -> taker.code().apply(event));
            if (taker.shows() && line != null && !line.isEmpty()) {
                terminal.print(Tone.ARRIVAL, line);
            }
        } catch (Throwable e) {
            String what = "The plugin " + taker.owner() + " failed to take " + event.verb();
            terminal.print(Tone.ERROR, faults.report(what, e));
            if (taker.shows()) {
                terminal.print(Tone.ARRIVAL, text.of(event)); // nothing that arrived is lost
            }
        }
    }
}
