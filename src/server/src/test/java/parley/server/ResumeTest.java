package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets that comes, comes back, or takes another's place: what is for it, once and in order. */
class ResumeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoComesBackGetsExactlyWhatWasMissedOnceAndInOrder(int loops) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, loops); FeedClient hans = f.login("hans")) {
            f.toys.join("hans");
            f.toys.club("before yoda joined");
            f.toys.join("yoda");
            long last;
            try (FeedClient yoda = f.login("yoda")) {
                f.toys.note("yoda", "seen");
                assertEquals(List.of("seen"), yoda.next(1));
                last = yoda.last();
                yoda.done("/club by yoda, not for yoda").done("/note hans also not");
            }
            f.awaitLeft(1);
            hans.send("/note yoda one").send("/club two").send("/note leia not for yoda");
            hans.send("/club three").send("/note yoda four");
            hans.send("/note hans done").until("done");
            try (FeedClient yoda = f.resume("yoda", last)) {
                assertEquals(last, yoda.last(), "the log-in says where it goes on");
                f.toys.note("yoda", "live");

                assertEquals(List.of("one", "two", "three", "four"), yoda.until("live"));
            }
            try (FeedClient yoda = f.resume("yoda", 0)) {
                f.toys.note("yoda", "live again");
                assertEquals(List.of("seen", "one", "two", "three", "four", "live"), yoda.until("live again"),
                        "all that there ever was, but for what was before yoda joined");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoComesWithoutAnIdGetsWhatWaitedForTheUserAlone(int loops) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            f.toys.join("yoda");
            f.toys.note("yoda", "one");
            f.toys.club("to the club");
            f.toys.note("yoda", "two");
            assertEquals(2, f.toys.feed().waiting("yoda"));
            try (FeedClient yoda = f.login("yoda")) {
                f.toys.club("live");
                f.toys.note("yoda", "three");

                assertEquals(List.of("one", "two", "live"), yoda.until("three"));
                assertEquals(0, f.toys.feed().waiting("yoda"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatAClientGotDoesNotComeAgainAtTheNextLogIn(int loops) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            for (int i = 0; i < 20; i++) {
                try (FeedClient yoda = f.login("yoda")) {
                    f.toys.note("yoda", "note " + i);
                    assertEquals(List.of("note " + i), yoda.next(1));
                    if (i % 2 == 0) {
                        yoda.send("/leave");
                        assertEquals("BYE LOGOUT :Goodbye.", yoda.goodbye());
                    }
                }
                f.awaitLeft(i + 1);
            }
        }
        try (FeedFixture f = new FeedFixture(folder, loops); FeedClient yoda = f.login("yoda")) {
            f.toys.note("yoda", "after a restart");

            assertEquals(List.of(), yoda.until("after a restart"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsOnItsWayAtAnOrderlyEndComesBeforeItOrAtTheNextLogInAndNotTwice(int loops) throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> got = new ArrayList<>();
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            for (int i = 0; i < 100; i++) {
                try (FeedClient yoda = f.login("yoda")) {
                    expected.add("note " + i);
                    yoda.send("/note yoda note " + i + "\n/leave"); // most often in one round
                    for (var next = yoda.next(); next.isPresent(); next = yoda.next()) {
                        got.add(next.get());
                    }
                }
                f.awaitLeft(i + 1);
            }
            try (FeedClient yoda = f.login("yoda")) {
                f.toys.note("yoda", "last");
                got.addAll(yoda.until("last"));
            }
        }

        assertEquals(expected, got);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999", "9223372036854775807"})
    void anIdFromTheFutureIsTakenForTheLastOne(String id) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, 1)) {
            f.toys.note("yoda", "before");
            try (FeedClient yoda = f.resume("yoda", Long.parseLong(id))) {
                assertEquals(1, yoda.last());
                f.toys.note("yoda", "after");

                assertEquals(List.of(), yoda.until("after"));
            }
        }
    }

    @Test
    void anIdThatIsNoneIsRefusedAndTheClientMaySayAnother() throws Exception {
        try (FeedFixture f = new FeedFixture(folder, 1); RawClient yoda = f.server.connect()) {
            f.toys.note("yoda", "before");
            yoda.send("HELLO 1 resume=-1 :t").expect("ERR INVALID :'-1' is not the id of an event.");
            yoda.send("HELLO 1 resume=x :t").expect("ERR INVALID :'x' is not the id of an event.");
            yoda.send("HELLO 1 resume=0 :t", "LOGIN yoda :x").expect("@id=0 WELCOME yoda");
            assertTrue(yoda.expect("@id=1;").endsWith(" NOTE :before"));
        }
    }

    @Test
    void anEventOfOnesOwnToOneselfComesLiveAndLater() throws Exception {
        try (FeedFixture f = new FeedFixture(folder, 1)) {
            try (FeedClient yoda = f.login("yoda")) {
                yoda.send("/note yoda to myself");
                assertEquals(List.of("to myself"), yoda.next(1));
            }
            try (FeedClient yoda = f.resume("yoda", 0)) {
                assertEquals(List.of("to myself"), yoda.next(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNewerConnectionThatResumesTakesOverExactly(int loops) throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> got = new ArrayList<>();
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            FeedClient yoda = f.login("yoda");
            for (int i = 0; i < 100; i++) {
                expected.add("note " + i);
                f.toys.note("yoda", "note " + i);
                if (i % 3 == 0) {
                    got.add(yoda.next().orElseThrow());
                }
                FeedClient newer = f.resume("yoda", yoda.last());
                assertTrue(yoda.goodbye().startsWith("BYE REPLACED :yoda has logged in from "));
                yoda.close();
                yoda = newer;
            }
            f.toys.note("yoda", "last");
            got.addAll(yoda.until("last"));
            yoda.close();
        }

        assertEquals(expected.stream().distinct().toList(), got.stream().distinct().toList());
        assertTrue(got.size() >= expected.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNewerConnectionThatDoesNotResumeTakesOverWithNothingLost(int loops) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            for (int i = 0; i < 100; i++) {
                try (FeedClient older = f.login("yoda")) {
                    f.toys.note("yoda", "note " + i); // on its way to the older one, or to nobody yet
                    try (FeedClient newer = f.login("yoda")) {
                        List<String> got = all(older, "");
                        f.toys.note("yoda", "mark " + i);
                        got.addAll(newer.until("mark " + i));
                        assertTrue(got.contains("note " + i), "note " + i + " was lost: " + got);
                    }
                }
                f.awaitLeft(2 * (i + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ofManyLogInsAtOnceTheLastOneGetsAll(int loops) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            for (int round = 0; round < 30; round++) {
                List<FeedClient> clients = new ArrayList<>();
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    threads.add(Thread.ofVirtual().start(() -> {
                        FeedClient client = login(f);
                        synchronized (clients) {
                            clients.add(client);
                        }
                    }));
                }
                f.toys.note("yoda", "during " + round);
                for (Thread thread : threads) {
                    thread.join();
                }
                f.awaitLeft(round * 4 + 3);
                f.toys.note("yoda", "after " + round);
                boolean got = false;
                boolean gotDuring = false;
                for (FeedClient client : clients) {
                    List<String> texts = all(client, "after " + round);
                    got |= texts.contains("after " + round);
                    gotDuring |= texts.contains("during " + round);
                }
                assertTrue(got, "nobody got what was posted after all log-ins of round " + round);
                assertTrue(gotDuring, "nobody got what was posted during the log-ins of round " + round);
                for (FeedClient client : clients) {
                    client.close();
                }
                f.awaitLeft(round * 4 + 4);
            }
        }
    }

    private static FeedClient login(FeedFixture f) {
        try {
            return f.login("yoda");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes up to a text, or the end. */
    private static List<String> all(FeedClient client, String last) throws Exception {
        List<String> texts = new ArrayList<>();
        for (var next = client.next(); next.isPresent(); next = client.next()) {
            texts.add(next.get());
            if (next.get().equals(last)) {
                break;
            }
        }
        return texts;
    }

    @Test
    void aRestartKeepsWhatWaitsAndWhatWasJoined() throws Exception {
        FeedToys first = new FeedToys();
        long last;
        try (FeedFixture f = new FeedFixture(folder, 2, first, limits -> limits)) {
            first.join("yoda");
            try (FeedClient yoda = f.login("yoda")) {
                first.club("one");
                assertEquals(List.of("one"), yoda.next(1));
                last = yoda.last();
            }
            f.awaitLeft(1);
            first.club("two");
            first.note("yoda", "three");
            first.note("hans", "waits");
        }
        FeedToys again = new FeedToys(first.members());
        try (FeedFixture f = new FeedFixture(folder, 2, again, limits -> limits);
             FeedClient yoda = f.resume("yoda", last); FeedClient hans = f.login("hans")) {
            again.club("four");
            assertEquals(List.of("two", "three", "four"), yoda.next(3));
            assertEquals(List.of("waits"), hans.next(1));
            assertEquals(6, again.note("hans", "numbers go on"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatAPluginPostsOnAThreadOfItsOwnArrivesThoughNothingElseHappens(int loops) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, loops);
             FeedClient yoda = f.login("yoda"); FeedClient hans = f.login("hans")) {
            for (int i = 0; i < 200; i++) {
                f.toys.note(i % 2 == 0 ? "yoda" : "hans", "note " + i);
                assertEquals(List.of("note " + i), (i % 2 == 0 ? yoda : hans).next(1));
            }
            yoda.send("/later hans from a virtual thread");
            assertEquals(List.of("from a virtual thread"), hans.next(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatSeveralPostAtOnceReachesEverybodyInTheOrderOfTheIds(int loops) throws Exception {
        int senders = 6;
        int each = 500;
        try (FeedFixture f = new FeedFixture(folder, loops);
             FeedClient yoda = f.login("yoda"); FeedClient leia = f.login("leia")) {
            f.toys.join("yoda");
            f.toys.join("leia");
            List<FeedClient> clients = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                clients.add(f.login("u" + i));
            }
            for (int i = 0; i < each; i++) {
                for (FeedClient client : clients) {
                    client.send(i % 2 == 0 ? "/club " + i : "/note yoda " + i);
                }
                f.toys.club("" + i); // and one on this thread, which is no loop's
            }
            List<String> ofYoda = yoda.next(each * senders + each); // the client looks at the order of the ids
            List<String> ofLeia = leia.next(each / 2 * senders + each);
            List<String> odd = new ArrayList<>(ofYoda);
            odd.removeIf(text -> Integer.parseInt(text) % 2 == 0);
            assertEquals(each / 2 * senders + each / 2, odd.size());
            assertEquals(ofYoda.stream().filter(text -> Integer.parseInt(text) % 2 == 0).toList(),
                    ofLeia.stream().filter(text -> Integer.parseInt(text) % 2 == 0).toList(), "in one order for all");
            for (FeedClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void whatWasNotReadBeforeAServerStopsComesAfterIt() throws Exception {
        try (FeedFixture f = new FeedFixture(folder, 2)) {
            f.toys.note("hans", "waits for hans");
            try (FeedClient yoda = f.login("yoda")) {
                f.toys.note("yoda", "got");
                assertEquals(List.of("got"), yoda.next(1));
            }
        }
        try (FeedFixture f = new FeedFixture(folder, 2); FeedClient hans = f.login("hans"); FeedClient yoda = f.login("yoda")) {
            f.toys.note("yoda", "new");
            assertEquals(List.of("waits for hans"), hans.next(1));
            assertEquals(List.of("new"), yoda.next(1));
        }
    }

    @Test
    void whatAClientSaysThatItHasIsNotSentAgainAfterACrash(@TempDir Path afterwards) throws Exception {
        try (FeedFixture f = new FeedFixture(folder, 1)) {
            long last = f.toys.note("yoda", "waits");
            try (FeedClient yoda = f.resume("yoda", last)) {
                f.toys.note("yoda", "live");
                assertEquals(List.of("live"), yoda.next(1));
                copyOf(folder.resolve("data"), afterwards.resolve("data")); // as a kill would leave it
            }
        }
        try (FeedFixture f = new FeedFixture(afterwards, 1); FeedClient yoda = f.login("yoda")) {
            f.toys.note("yoda", "new");

            assertEquals(List.of("new"), yoda.next(1));
        }
    }

    private static void copyOf(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
