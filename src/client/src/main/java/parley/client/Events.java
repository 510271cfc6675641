package parley.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import parley.api.Registration;
import parley.api.client.ServerEvent;

/**
 * Takes each event to the plugins that show it or listen to it, shows the others in the shell's own way, then tells those
 * that observe. Events of a plugin that is being replaced can be kept back until its successor is there.
 */
final class Events {
    /** The most events that are kept back; with one more, all are shown as well as that can be done then. */
    static final int MOST_KEPT = 10_000;

    private enum Part { SHOWS, LISTENS, OBSERVES }

    private record Taker(String owner, String verb, Part part, Function<ServerEvent, String> code) {}

    private final List<Taker> takers = new CopyOnWriteArrayList<>();
    private final List<Set<String>> held = new ArrayList<>();        // verbs, of each hold; of whoever has the turn
    private final Queue<ServerEvent> kept = new ArrayDeque<>();      // as above
    private final ShellTerminal terminal;
    private final Faults faults;
    private final EventText text;
    private final Turn turn;

    /**
     * Creates it.
     *
     * @param self the user's own name, which an event sent to this user need not repeat
     */
    Events(ShellTerminal terminal, Faults faults, ShellTime time, Supplier<String> self, Turn turn) {
        this.terminal = terminal;
        this.faults = faults;
        this.text = new EventText(time, self);
        this.turn = turn;
    }

    /** Lets a plugin show events of a verb; if several do, the one that came first. */
    Registration render(String owner, String verb, Function<ServerEvent, String> renderer) {
        return add(new Taker(owner, verb, Part.SHOWS, renderer));
    }

    /** Lets a plugin hear events of a verb, which are then not shown. */
    Registration listen(String owner, String verb, Consumer<ServerEvent> listener) {
        return add(new Taker(owner, verb, Part.LISTENS, silent(listener)));
    }

    /** Lets a plugin hear events of a verb after they were shown. */
    Registration observe(String owner, String verb, Consumer<ServerEvent> listener) {
        return add(new Taker(owner, verb, Part.OBSERVES, silent(listener)));
    }

    /** Takes an event to those who want it, unless it is kept back. */
    void dispatch(ServerEvent event) {
        turn.take(() -> {
            if (!isHeld(event)) {
                take(event);
                return;
            }
            if (kept.size() == MOST_KEPT) {
                takeKept(any -> true);
            }
            kept.add(event);
        });
    }

    /** Keeps back what these plugins take now, until that is taken back; it is shown then, in the order of arrival. */
    Registration hold(Set<String> owners) {
        Set<String> verbs = new HashSet<>();
        turn.take(() -> {
            takers.stream().filter(taker -> owners.contains(taker.owner())).map(Taker::verb).forEach(verbs::add);
            held.add(verbs);
        });
        return () -> turn.take(() -> {
            held.removeIf(one -> one == verbs);
            takeKept(event -> !isHeld(event));
        });
    }

    /** Keeps back nothing any more: the shell ends. */
    void releaseAll() {
        turn.take(() -> {
            held.clear();
            takeKept(any -> true);
        });
    }

    private Registration add(Taker taker) {
        takers.add(taker);
        return () -> takers.remove(taker);
    }

    private static Function<ServerEvent, String> silent(Consumer<ServerEvent> listener) {
        return event -> {
            listener.accept(event);
            return "";
        };
    }

    private boolean isHeld(ServerEvent event) {
        return held.stream().anyMatch(verbs -> verbs.contains(event.verb()));
    }

    private void takeKept(Predicate<ServerEvent> ripe) {
        List<ServerEvent> now = kept.stream().filter(ripe).toList();
        kept.removeIf(ripe);
        now.forEach(this::take);
    }

    private void take(ServerEvent event) {
        boolean taken = false;
        boolean shown = false;
        for (Taker taker : takers) {
            if (taker.verb().equals(event.verb()) && taker.part() != Part.OBSERVES
                    && !(taker.part() == Part.SHOWS && shown)) {
                taken = true;
                shown |= taker.part() == Part.SHOWS;
                call(taker, event);
            }
        }
        if (!taken) {
            terminal.print(Tone.ARRIVAL, text.of(event));
        }
        takers.stream().filter(taker -> taker.part() == Part.OBSERVES && taker.verb().equals(event.verb()))
                .forEach(taker -> call(taker, event));
    }

    private void call(Taker taker, ServerEvent event) {
        boolean shows = taker.part() == Part.SHOWS;
        try {
            String line = taker.code().apply(event);
            if (shows && line != null && !line.isEmpty()) {
                terminal.print(Tone.ARRIVAL, line);
            }
        } catch (Throwable e) { // a stranger's code may throw anything
            String what = "The plugin " + taker.owner() + " failed to take " + event.verb();
            terminal.print(Tone.ERROR, faults.report(what, e));
            if (shows) {
                terminal.print(Tone.ARRIVAL, text.of(event)); // nothing that arrived is lost
            }
        }
    }
}
