package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import parley.server.account.Credentials;
import parley.server.event.EventLog;
import parley.server.metrics.Metrics;
import parley.server.store.Journals;
import parley.server.store.SimulatedDisk;

/** Loops that share a log of events on a simulated disk, without a server around them. */
final class LoopFixture implements AutoCloseable {
    private final Map<String, PluginGuard> guards = new HashMap<>();
    static final Path FOLDER = Path.of("/data");

    final SimulatedDisk disk = new SimulatedDisk(FOLDER, 1);
    final Time time;
    final Queue<String> reports = new ConcurrentLinkedQueue<>();
    final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    final EventLog events;
    final Inboxes inboxes;
    final OnlineRoster roster;
    final Audiences index = new Audiences();
    final List<Loop> loops = new ArrayList<>();
    private final Journals journals;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Peer> peers = new ArrayList<>();

    /** With so many loops, and accounts of those names. */
    LoopFixture(int howMany, Time time, String... users) throws IOException {
        this.time = time;
        Credentials credentials = Credentials.parse(Stream.of(users).map(user -> user + " secret").toList());
        roster = new OnlineRoster(credentials);
        events = new EventLog(disk, FOLDER, Durability.PROCESS, howMany, time.wall(), reports::add);
        inboxes = new Inboxes(events, credentials);
        journals = new Journals(FOLDER, Durability.PROCESS, reports::add, disk);
        journals.thenFlush(events::flush);
        for (int i = 0; i < howMany; i++) {
            GroupCommit commit = new GroupCommit(journals, events.tail(i), Durability.PROCESS, () -> { });
            loops.add(new Loop(i, time, commit, new Metrics(howMany, time.nanos()).loop(i), faults::add));
        }
    }

    LoopFixture start() {
        loops.forEach(loop -> loop.start(loops));
        return this;
    }

    /** A user on a connection, whom nobody knows yet. */
    Peer peer(String name, int loop) throws IOException {
        Peer peer = new Peer(name, loops.get(loop), inboxes.of(name), context());
        peers.add(peer);
        return peer;
    }

    List<Peer> peers() {
        return peers;
    }

    PluginGuard guard(String plugin) {
        return guards.computeIfAbsent(plugin, Guards::of);
    }

    LiveAudience audience(String plugin, String name) {
        return new LiveAudience(guard(plugin), events.topic(name), loops.size(), events, roster, index, time);
    }

    private OnlineUser.UserContext context() {
        return new OnlineUser.UserContext(time, events, index, readers, reports::add);
    }

    @Override
    public void close() throws IOException {
        loops.forEach(LoopFixture::end);
        for (Peer peer : peers) {
            peer.close();
        }
        readers.close();
        journals.close();
        events.close();
        assertEquals(List.of(), List.copyOf(faults));
    }

    private static void end(Loop loop) {
        try {
            loop.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
