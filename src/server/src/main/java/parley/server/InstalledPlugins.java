package parley.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import parley.api.ErrorCode;
import parley.api.server.PluginState;
import parley.api.server.Plugins;
import parley.api.server.ServerPlugin;

/**
 * The plugins of a server, which come and go while it runs. One change is made at a time; its lock is taken before that of the
 * command table, and no loop ever takes it.
 */
final class InstalledPlugins {
    /** How long loops are waited for: longer than {@link LoopWatch} lets a command block one. */
    private static final long LOOPS = TimeUnit.SECONDS.toNanos(3);

    private final Engine engine;
    private final Duration drain; // for calls in flight before they are interrupted, and once more after that
    private final ReentrantLock changes = new ReentrantLock();
    private final List<PluginHost> hosts = new CopyOnWriteArrayList<>(); // in the order they came; changed under changes
    private final List<PluginHost> ending = new ArrayList<>();           // guarded by changes; in the hold

    InstalledPlugins(Engine engine, Duration drain) {
        this.engine = engine;
        this.drain = drain;
    }

    /** Those that run, for who looks at them now. */
    Collection<PluginGuard> guards() {
        return hosts.stream().map(PluginHost::guard).toList();
    }

    /** How each is doing, by id. */
    List<PluginState> states() {
        return hosts.stream().sorted(Comparator.comparing(PluginHost::id)).map(PluginHost::state).toList();
    }

    /** Starts a plugin; see {@link Server#install}. */
    void install(PluginInfo info, ServerPlugin plugin, Plugins control, PluginGuard guard) throws PluginException {
        changes.lock();
        try {
            if (find(info.id()).isPresent()) {
                throw new PluginException("A plugin '" + info.id() + "' is installed already.", null);
            }
            PluginHost host = new PluginHost(info, plugin, engine, control, guard);
            host.start();
            hosts.add(host);
            host.unknownSettings().forEach(name -> engine.console().say("Setting " + info.id() + "." + name
                    + " has no effect: the plugin has no such setting."));
        } finally {
            changes.unlock();
        }
    }

    /** Takes a plugin out, if it is in; within a hold, or else in one of its own. */
    void uninstall(String id) {
        changes.lock();
        try {
            Optional<PluginHost> host = find(id);
            if (host.isEmpty()) {
                return;
            }
            if (engine.commands().isHeld()) {
                takeOut(host.get());
            } else {
                try (PluginHold _ = hold(Set.of(id))) {
                    takeOut(host.get());
                }
            }
        } finally {
            changes.unlock();
        }
    }

    private Optional<PluginHost> find(String id) {
        return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
    }

    private void takeOut(PluginHost host) {
        hosts.remove(host);
        host.stop();
        ending.add(host);
    }

    /** Has calls of the commands of some plugins wait; see {@link Server#hold}. */
    PluginHold hold(Set<String> ids) {
        changes.lock();
        try {
            engine.commands().hold(ids);
            List<PluginGuard> guards = guards().stream().filter(guard -> ids.contains(guard.id())).toList();
            awaitLoops(); // then no immediate call is in flight, and no other one begins
            endCalls(guards, drain);
            awaitLoops(); // then what they stored has been delivered
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            changes.unlock();
            throw e;
        }
        return this::release;
    }

    private void release() {
        try {
            ending.forEach(PluginHost::end);
            ending.clear();
            engine.commands().release();
        } finally {
            changes.unlock();
        }
    }

    /** Waits until each loop has ended the round that it is in, and has delivered what was stored before. */
    private void awaitLoops() throws InterruptedException {
        if (!engine.isRunning()) {
            return;
        }
        long stored = engine.events().end();
        CountDownLatch all = new CountDownLatch(engine.loops().size());
        for (Loop loop : engine.loops()) {
            loop.post(new Runnable() {
                @Override
                public void run() {
                    LoopThread.current().recent().forget();
                    if (loop.tailPosition() >= stored) {
                        all.countDown();
                    } else {
                        loop.post(this);
                    }
                }
            });
        }
        all.await(LOOPS, TimeUnit.NANOSECONDS); // a loop that cannot write does not end, and delivers nothing anyhow
    }

    /** Waits for calls in flight, and interrupts those that take longer; their callers are told. */
    private void endCalls(Collection<PluginGuard> guards, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (PluginGuard guard : guards) {
            guard.calls().awaitNone(end - System.nanoTime());
        }
        for (PluginGuard guard : guards) {
            guard.calls().all().forEach(call -> call.end(() -> new Outcome.Refused(ErrorCode.WAIT,
                    "The command was interrupted, because its plugin '" + guard.id() + "' is being changed. Send it again.")));
        }
        end = System.nanoTime() + drain.toNanos();
        for (PluginGuard guard : guards) {
            guard.calls().awaitNone(end - System.nanoTime());
        }
    }

    /** Ends the calls in flight, waiting for them a little: the server stops. */
    void endCalls(Duration patience) throws InterruptedException {
        endCalls(guards(), patience);
    }

    /** Takes all of them out, the last first: the server has stopped. */
    void close() {
        changes.lock();
        try {
            List.copyOf(hosts).reversed().forEach(host -> uninstall(host.id()));
        } finally {
            changes.unlock();
        }
    }
}
