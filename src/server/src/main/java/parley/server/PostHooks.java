package parley.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.api.CommandException;
import parley.api.server.Event;
import parley.api.server.EventFilter;
import parley.api.server.Stored;

/** Who has a say in events that are posted, and who is told of them, by verb. Read without a lock; changes swap a map. */
final class PostHooks {
    private volatile Map<String, Hooks> byVerb = Map.of();

    /** A plugin's filter, or its listener; the other one is null. */
    record Hook(PluginGuard guard, EventFilter filter, Consumer<Stored> listener) {}

    /** Those of one verb, in the order in which they were registered. */
    record Hooks(List<Hook> filters, List<Hook> listeners) {
        private static final Hooks NONE = new Hooks(List.of(), List.of());

        /** What is to be stored in place of an event: mostly the event itself. Throws the refusal of a filter. */
        Event filter(Event event) throws CommandException {
            Event now = event;
            for (Hook hook : filters) {
                now = filtered(hook, now);
            }
            return now;
        }

        /** Tells those who asked that an event was stored. */
        void posted(Stored stored) {
            for (Hook hook : listeners) {
                hook.guard().run("a listener to " + stored.event().verb(), () -> hook.listener().accept(stored));
            }
        }

        private Hooks with(Hook hook) {
            return hook.filter() != null ? new Hooks(plus(filters, hook), listeners) : new Hooks(filters, plus(listeners, hook));
        }

        private Hooks without(Hook gone) {
            return new Hooks(minus(filters, gone), minus(listeners, gone));
        }

        private static List<Hook> plus(List<Hook> hooks, Hook hook) {
            List<Hook> more = new ArrayList<>(hooks);
            more.add(hook);
            return List.copyOf(more);
        }

        private static List<Hook> minus(List<Hook> hooks, Hook gone) {
            return hooks.stream().filter(hook -> hook != gone).toList();
        }
    }

    /** Those of a verb. */
    Hooks of(String verb) {
        return byVerb.getOrDefault(verb, Hooks.NONE);
    }

    synchronized void add(String verb, Hook hook) {
        Map<String, Hooks> changed = new HashMap<>(byVerb);
        changed.put(verb, changed.getOrDefault(verb, Hooks.NONE).with(hook));
        byVerb = changed;
    }

    synchronized void remove(Hook hook) {
        Map<String, Hooks> changed = new HashMap<>();
        byVerb.forEach((verb, hooks) -> {
            Hooks left = hooks.without(hook);
            if (!left.equals(Hooks.NONE)) {
                changed.put(verb, left);
            }
        });
        byVerb = changed;
    }

    private static Event filtered(Hook hook, Event event) throws CommandException {
        Event[] changed = {event};
        CommandException[] refusal = {null};
        hook.guard().run("a filter of " + event.verb(), () -> {
            try {
                changed[0] = requireSameKind(event, hook.filter().filter(event));
            } catch (CommandException e) {
                refusal[0] = e;
            }
        });
        if (refusal[0] != null) {
            throw refusal[0];
        }
        return changed[0];
    }

    private static Event requireSameKind(Event before, Event after) {
        if (!before.verb().equals(after.verb()) || !before.source().equals(after.source())) {
            throw new IllegalStateException("a filter made '" + after + "' of '" + before
                    + "': it may change the text and the parameters, not the verb and the source");
        }
        return after;
    }
}
