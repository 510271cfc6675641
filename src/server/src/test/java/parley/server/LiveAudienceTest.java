package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.server.Event;
import parley.wire.LineBuilder;

/** Whom an event to an audience reaches, as names are added and users come and go, on two loops. */
class LiveAudienceTest {
    private static final String HI = "@time=2026-11-22T15:00:00.000Z HI";

    /** So many that what two threads do at once meets in most of its orders. */
    private static final int ROUNDS = 5_000;
    private static final int EVENTS_A_ROUND = 100;

    private final AtomicInteger encoded = new AtomicInteger();
    private final Time time = new Time(() -> {
        encoded.incrementAndGet();
        return Instant.parse("2026-11-22T15:00:00Z");
    }, System::nanoTime);
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private LoopFixture f;
    private LiveAudience audience;

    @BeforeEach
    void start() throws Exception {
        f = new LoopFixture(2, time, "yoda", "hans", "stranger", "user0", "user1", "user2", "user3", "user4", "user5").start();
        audience = f.audience("groups", "all");
    }

    @AfterEach
    void end() throws Exception {
        pool.shutdownNow();
        pool.close();
        f.close();
    }

    @Test
    void anEventReachesThoseOfTheNamesWhoAreLoggedIn() throws Exception {
        Peer yoda = login("yoda", 0);
        Peer hans = login("hans", 1);
        Peer stranger = login("stranger", 0);
        List.of("yoda", "hans", "luke").forEach(audience::add);
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(HI), yoda.received());
        assertEquals(List.of(HI), hans.received());
        assertEquals(List.of(), stranger.received());
    }

    @Test
    void anEmptyAudienceReachesNobody() throws Exception {
        Peer yoda = login("yoda", 0);
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(), yoda.received());
    }

    @Test
    void anEventIsEncodedOnceForAll() throws Exception {
        for (int i = 0; i < 6; i++) {
            login("user" + i, i % 2);
            audience.add("user" + i);
        }
        encoded.set(0);
        audience.deliver(Event.of("HI"));

        assertEquals(1, encoded.get());
        for (Peer peer : f.peers()) {
            assertEquals(List.of(HI), peer.received());
        }
    }

    @Test
    void theOneExceptedIsLeftOut() throws Exception {
        Peer yoda = login("yoda", 0);
        Peer hans = login("hans", 0);
        audience.add("yoda");
        audience.add("hans");
        audience.deliver(Event.of("HI"), yoda.user);

        assertEquals(List.of(), yoda.received());
        assertEquals(List.of(HI), hans.received());
    }

    @Test
    void whoLogsInLaterIsReached() throws Exception {
        audience.add("yoda");
        audience.deliver(Event.of("EARLY"));
        Peer yoda = login("yoda", 1);
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(HI), yoda.received());
    }

    @Test
    void whoHasLeftIsNotReachedUntilBackAgain() throws Exception {
        audience.add("yoda");
        Peer before = login("yoda", 0);
        logout(before);
        audience.deliver(Event.of("MISSED"));
        Peer again = login("yoda", 1);
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(), before.received());
        assertEquals(List.of(HI), again.received());
    }

    @Test
    void theNewerConnectionOfAUserTakesThePlaceOfTheOlder() throws Exception {
        audience.add("yoda");
        Peer older = login("yoda", 0);
        Peer newer = login("yoda", 1);
        audience.deliver(Event.of("HI"));
        logout(older);
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(), older.received());
        assertEquals(List.of(HI, HI), newer.received());
    }

    @Test
    void aRemovedNameIsNotReachedAnyMore() throws Exception {
        Peer yoda = login("yoda", 0);
        Peer hans = login("hans", 0);
        audience.add("yoda");
        audience.add("hans");
        audience.remove("yoda");
        audience.remove("nobody");
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(), yoda.received());
        assertEquals(List.of(HI), hans.received());
    }

    @Test
    void aRemovedNameIsNotFollowedAnyMore() throws Exception {
        audience.add("yoda");
        audience.remove("yoda");
        Peer yoda = login("yoda", 0);
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(), yoda.received());
    }

    @Test
    void aNameAddedTwiceIsReachedOnce() throws Exception {
        Peer yoda = login("yoda", 0);
        audience.add("yoda");
        audience.add("yoda");
        audience.deliver(Event.of("HI"));

        assertEquals(List.of(HI), yoda.received());
    }

    @Test
    void aNameMayBeInSeveralAudiences() throws Exception {
        LiveAudience other = f.audience("groups", "others");
        audience.add("yoda");
        other.add("yoda");
        Peer yoda = login("yoda", 0);
        audience.deliver(Event.of("HI"));
        other.deliver(Event.of("HI"));
        audience.remove("yoda");
        audience.deliver(Event.of("GONE"));
        other.deliver(Event.of("HI"));
        logout(yoda);
        other.deliver(Event.of("GONE"));

        assertEquals(List.of(HI, HI, HI), yoda.received());
    }

    @Test
    void anAudienceWithoutNamesIsKeptByNobody() {
        LiveAudience given = f.audience("groups", "others");
        WeakReference<LiveAudience> seen = new WeakReference<>(given);
        given.add("yoda");
        given.remove("yoda");
        audience.add("yoda");
        given = null;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (seen.get() != null && System.nanoTime() - deadline < 0) {
            System.gc();
        }

        assertNull(seen.get());
    }

    @Test
    void eventsOfOneSenderArriveInTheOrderSent() throws Exception {
        Peer yoda = login("yoda", 0);
        audience.add("yoda");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            audience.deliver(Event.of("N", Integer.toString(i)));
            expected.add("@time=2026-11-22T15:00:00.000Z N " + i);
        }

        assertEquals(expected, yoda.received());
    }

    @Test
    void aDeliveryFromALoopsOwnThreadReachesItsMembersAndTheOthers() throws Exception {
        Peer yoda = login("yoda", 0);
        Peer hans = login("hans", 1);
        audience.add("yoda");
        audience.add("hans");
        CountDownLatch delivered = new CountDownLatch(1);
        f.loops.getFirst().post(() -> {
            audience.deliver(Event.of("HI"));
            delivered.countDown();
        });
        assertTrue(delivered.await(10, TimeUnit.SECONDS));

        assertEquals(List.of(HI), yoda.received());
        assertEquals(List.of(HI), hans.received());
    }

    @Test
    void aLogInAndAnAddingAtTheSameMomentFindEachOther() throws Exception {
        Peer yoda = f.peer("yoda", 0);
        for (int i = 0; i < ROUNDS; i++) {
            atOnce(() -> arrive(yoda), () -> audience.add("yoda"));
            audience.deliver(Event.of("HI"));
            assertEquals(List.of(HI), yoda.received());
            atOnce(() -> logout(yoda), () -> audience.remove("yoda"));
            audience.deliver(Event.of("HI"));
            assertEquals(List.of(), yoda.received());
        }
    }

    @Test
    void aNameAddedAndRemovedAtTheSameMomentIsEitherFollowedOrNot() throws Exception {
        Peer yoda = login("yoda", 0);
        for (int i = 0; i < ROUNDS; i++) {
            atOnce(() -> audience.add("yoda"), () -> audience.remove("yoda"));
            logout(yoda);
            audience.deliver(Event.of("HI"));
            assertEquals(List.of(), yoda.received(), "after leaving");
            arrive(yoda);
            audience.add("yoda");
            audience.deliver(Event.of("HI"));
            assertEquals(List.of(HI), yoda.received());
        }
    }

    @Test
    void whoIsAddedWhileEventsAreStoredGetsThoseAfterTheIdToldAndNoOthers() throws Exception {
        Peer yoda = live("yoda", 0);
        int rounds = 300;
        Semaphore toStore = new Semaphore(0);
        Semaphore stored = new Semaphore(0);
        Future<?> posting = pool.submit(() -> {
            for (int i = 0; i < rounds * EVENTS_A_ROUND; i++) {
                toStore.acquire();
                store();
                stored.release();
            }
            return null;
        });
        for (int i = 0; i < rounds; i++) {
            toStore.release(EVENTS_A_ROUND);
            long since = audience.add("yoda");
            long last = store();
            List<Long> expected = LongStream.rangeClosed(since + 1, last).boxed().toList();
            assertEquals(expected, yoda.idsUpTo(last));
            stored.acquire(EVENTS_A_ROUND);
            audience.remove("yoda");
            yoda.received();
        }
        posting.get();
    }

    @Test
    void aStoredEventReachesAllButTheOneWhoDidIt() throws Exception {
        Peer yoda = live("yoda", 0);
        Peer hans = live("hans", 1);
        audience.add("yoda");
        audience.add("hans");
        f.events.append(audience.topic(), yoda.user.inbox().topic().number(), f.events.counter("c"), Event.of("M"),
                new LineBuilder().verb("BY-YODA"));
        long last = store();

        assertEquals(List.of(last), yoda.idsUpTo(last));
        assertEquals(List.of(last - 1, last), hans.idsUpTo(last));
    }

    @Test
    void aNameThatIsAddedAgainKeepsTheIdSinceWhenItIsIn() {
        store();
        assertEquals(1, audience.add("yoda"));
        store();
        assertEquals(1, audience.add("yoda"));
        assertEquals(OptionalLong.of(1), audience.since("yoda"));
        audience.remove("yoda");
        assertEquals(OptionalLong.empty(), audience.since("yoda"));
        assertEquals(2, audience.add("yoda"));
    }

    @Test
    void aNameThatIsRestoredKeepsItsIdWhichIsNotGivenToAnEventAgain() {
        audience.restore("yoda", 40);
        audience.restore("yoda", 50);

        assertEquals(OptionalLong.of(40), audience.since("yoda"));
        assertEquals(41, store());
    }

    /** A user who gets stored events as they come. */
    private Peer live(String name, int loop) throws Exception {
        Peer peer = f.peer(name, loop);
        CountDownLatch begun = new CountDownLatch(1);
        f.loops.get(loop).post(() -> {
            f.roster.put(peer.user);
            peer.user.delivery().beginLive(peer.user.inbox().arrived(peer.user));
            f.index.refresh(name);
            begun.countDown();
        });
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        return peer;
    }

    private long store() {
        long id = f.events.append(audience.topic(), 0, f.events.counter("c"), Event.of("M"), new LineBuilder().verb("STORED")).id();
        f.loops.getFirst().wake();
        return id;
    }

    private void atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<?> first = pool.submit(() -> await(start, one));
        await(start, other);
        first.get();
    }

    private static void await(CyclicBarrier start, Runnable task) {
        try {
            start.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        task.run();
    }

    private Peer login(String name, int loop) throws Exception {
        Peer peer = f.peer(name, loop);
        arrive(peer);
        return peer;
    }

    private void arrive(Peer peer) {
        f.roster.put(peer.user);
        f.index.refresh(peer.user.name());
    }

    private void logout(Peer peer) {
        f.roster.remove(peer.user);
        f.index.refresh(peer.user.name());
    }

    @Test
    void theAudiencesOfAPluginThatIsGoneAreFollowedNoMore() {
        audience.add("yoda");
        LiveAudience other = f.audience("other", "others");
        other.add("yoda");
        f.index.removeOf(f.guard("groups"));
        assertEquals(OptionalLong.empty(), audience.since("yoda"), "and hold nobody");

        assertEquals(List.of(other), f.index.of("yoda"));
    }
}
