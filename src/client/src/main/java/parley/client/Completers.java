package parley.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import parley.api.ArgumentKind;
import parley.api.Registration;
import parley.wire.Printable;

/**
 * Values that plugins offer to Tab. The terminal waits for them, and nothing can be printed meanwhile: so each function is
 * asked on a virtual thread {@code parley-completer} of its own, and not waited for any longer than {@link #PATIENCE}.
 */
final class Completers {
    /** How long all functions together may take; who takes longer is interrupted, and its values are left out. */
    static final Duration PATIENCE = Duration.ofMillis(200);
    /** The most values taken of a function; further ones are left out. */
    static final int MOST = 1000;

    private record Completer(String owner, ArgumentKind kind, PluginCode code, Function<String, Collection<String>> values) {}

    private final List<Completer> completers = new CopyOnWriteArrayList<>();
    private final Duration patience;
    private final System.Logger log;

    /** Creates it; {@code log} is told of the slow ones. */
    Completers(Duration patience, System.Logger log) {
        this.patience = patience;
        this.log = log;
    }

    /** Lets a plugin offer values of a kind. */
    Registration add(String owner, ArgumentKind kind, PluginCode code, Function<String, Collection<String>> values) {
        Completer added = new Completer(owner, kind, code, values);
        completers.add(added);
        return () -> completers.remove(added);
    }

    /** The values offered for a word of which this is the beginning. */
    List<String> of(ArgumentKind kind, String word) {
        List<Asked> all = completers.stream().filter(completer -> completer.kind().equals(kind))
                .map(completer -> new Asked(completer, word)).toList();
        long deadline = System.nanoTime() + patience.toNanos();
        return all.stream().flatMap(asked -> asked.await(deadline - System.nanoTime()).stream()).distinct().toList();
    }

    /** One function while it is asked. */
    private final class Asked {
        private final Completer completer;
        private final Thread thread;
        private volatile List<String> values = List.of();

        Asked(Completer completer, String word) {
            this.completer = completer;
            this.thread = Thread.ofVirtual().name("parley-completer").start(() -> completer.code()
                    .run("offer values of " + completer.kind(), () -> values = taken(completer.values().apply(word))));
        }

        List<String> await(long nanos) {
            try {
                if (thread.join(Duration.ofNanos(Math.max(0, nanos)))) {
                    return values;
                }
                log.log(System.Logger.Level.WARNING, "The plugin " + completer.owner() + " was slow to offer values of "
                        + completer.kind() + " and was not waited for.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the shell ends
            }
            thread.interrupt();
            return List.of();
        }
    }

    private static List<String> taken(Collection<String> given) {
        List<String> taken = new ArrayList<>();
        for (String value : given) {
            if (taken.size() < MOST && !value.isBlank() && Printable.strip(value).equals(value)) {
                taken.add(value);
            }
        }
        return taken;
    }
}
