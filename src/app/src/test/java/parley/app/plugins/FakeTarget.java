package parley.app.plugins;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import parley.api.server.ServerPlugin;

/** A server that does nothing but write down what it is told; a half may refuse to start. */
final class FakeTarget implements PluginTarget<ServerPlugin> {
    /** What happened, in order. */
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    /** The loader of each half that was ever installed. */
    final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private final Map<String, ServerPlugin> halves = new TreeMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private int held;

    /** Lets so many attempts to hold commands back fail. */
    void failNextHolds(int attempts) {
        busy.set(attempts);
    }

    @Override
    public Class<ServerPlugin> service() {
        return ServerPlugin.class;
    }

    @Override
    public Hold hold(Set<String> ids) {
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("busy");
        }
        events.add("hold " + String.join(" ", new TreeSet<>(ids)));
        held++;
        return () -> {
            held--;
            events.add("let go");
        };
    }

    @Override
    public void install(Descriptor descriptor, ServerPlugin half) throws Exception {
        if (held == 0 || halves.containsKey(descriptor.id())) {
            throw new AssertionError("installed while calls go on, or twice");
        }
        events.add("try " + descriptor.id() + " " + descriptor.version());
        half.start(null);
        events.add("start " + descriptor.id() + " " + descriptor.version());
        halves.put(descriptor.id(), half);
        loaders.add(new WeakReference<>(half.getClass().getClassLoader()));
    }

    @Override
    public void uninstall(String id) {
        if (held == 0) {
            throw new AssertionError("uninstalled while calls go on");
        }
        events.add("stop " + id);
        ServerPlugin half = halves.remove(id);
        if (half != null) {
            half.stop();
        }
    }

    /** What is installed; what a half says of itself, by id. */
    Map<String, ServerPlugin> halves() {
        return halves;
    }

    /** What happened since this was asked before, without attempts. */
    List<String> happened() {
        List<String> happened = new ArrayList<>();
        events.drainTo(happened);
        return happened.stream().filter(event -> !event.startsWith("try ")).toList();
    }
}
