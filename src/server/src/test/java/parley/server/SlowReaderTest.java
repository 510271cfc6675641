package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not read: they cost little memory and nobody's time, and get all once they do. */
class SlowReaderTest {
    private static final String KIBIBYTE = "x".repeat(1_000);

    @TempDir
    Path folder;

    private static List<String> numbered(int howMany) {
        return IntStream.range(0, howMany).mapToObj(i -> i + KIBIBYTE).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aClientThatDoesNotReadTwentyThousandMessagesGetsThemAllOnceItDoes(int loops) throws Exception {
        List<String> posted = numbered(20_000);
        try (FeedFixture f = new FeedFixture(folder, loops);
             FeedClient slow = f.login("yoda"); FeedClient hans = f.login("hans")) {
            f.toys.join("yoda");
            f.toys.join("hans");
            for (int i = 0; i < posted.size(); i++) {
                if (i % 2 == 0) {
                    f.toys.note("yoda", posted.get(i));
                } else {
                    f.toys.club(posted.get(i));
                    assertEquals(List.of(posted.get(i)), hans.next(1), "others are served as it comes");
                }
            }
            f.toys.note("yoda", "last");

            assertEquals(posted, slow.until("last"));
            f.toys.note("yoda", "live");
            assertEquals(List.of("live"), slow.next(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aClientThatReadsWhileMuchMoreComesFallsBehindAndCatchesUpAgainAndAgain(int loops) throws Exception {
        List<String> posted = numbered(20_000);
        try (FeedFixture f = new FeedFixture(folder, loops); FeedClient slow = f.login("yoda")) {
            Thread posting = Thread.ofVirtual().start(() -> posted.forEach(text -> f.toys.note("yoda", text)));

            assertEquals(posted, slow.next(posted.size()));
            posting.join();
        }
    }

    @Test
    void manySlowReadersTakeNoMemoryForWhatTheyHaveNotRead() throws Exception {
        int readers = 40;
        List<String> posted = numbered(10_000); // 400 MB, were it kept for each
        try (FeedFixture f = new FeedFixture(folder, 2)) {
            List<FeedClient> slow = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                f.toys.join("u" + i);
                slow.add(f.login("u" + i));
            }
            long before = usedHeap();
            posted.forEach(f.toys::club);
            f.toys.note("hans", "still served");
            try (FeedClient hans = f.login("hans")) {
                assertEquals(List.of("still served"), hans.next(1));
            }
            long grown = usedHeap() - before;
            assertTrue(grown < 120L << 20, () -> "the heap has grown by " + (grown >> 20) + " MiB");
            f.toys.club("last");
            for (FeedClient client : slow) {
                assertEquals(posted, client.until("last"));
                client.close();
            }
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aClientThatBreaksOffWhileItCatchesUpResumesWhereItWas(int loops) throws Exception {
        List<String> posted = numbered(6_000);
        List<String> got = new ArrayList<>();
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            posted.forEach(text -> f.toys.note("yoda", text));
            long last = 0;
            for (int left = 1; got.size() < posted.size(); left++) {
                try (FeedClient yoda = f.resume("yoda", last)) {
                    got.addAll(yoda.next(Math.min(700, posted.size() - got.size())));
                    last = yoda.last();
                }
                f.awaitLeft(left);
            }
            assertEquals(posted, got);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aClientThatBreaksOffWhileItCatchesUpGetsAllThatDidNotGoToItsSocketThoughItDoesNotResume(int loops) throws Exception {
        List<String> posted = numbered(30_000); // more than the system's buffers hold
        try (FeedFixture f = new FeedFixture(folder, loops)) {
            posted.forEach(text -> f.toys.note("yoda", text));
            try (FeedClient yoda = f.login("yoda")) {
                assertEquals(posted.subList(0, 100), yoda.next(100));
            }
            f.awaitLeft(1);
            f.toys.note("yoda", "last");
            try (FeedClient yoda = f.login("yoda")) {
                List<String> rest = yoda.until("last");
                assertTrue(rest.size() > 10_000, () -> rest.size() + " came");
                assertEquals(posted.subList(posted.size() - rest.size(), posted.size()), rest);
            }
        }
    }

    @Test
    void whoIsBehindIsCountedUntilCaughtUpReplacedOrGone() throws Exception {
        List<String> posted = numbered(10_000);
        try (FeedFixture f = new FeedFixture(folder, 1); FeedClient yoda = f.login("yoda"); FeedClient hans = f.login("hans")) {
            for (String text : posted) {
                f.toys.note("yoda", text);
                f.toys.note("hans", text);
            }
            awaitBehind(f, 2);
            yoda.next(posted.size());
            awaitBehind(f, 1);
            try (FeedClient again = f.login("hans")) {
                awaitBehind(f, 1);
                again.next(1);
            }
            awaitBehind(f, 0);
            assertTrue(hans.last() >= 0);
        }
    }

    private static void awaitBehind(FeedFixture f, int howMany) {
        Fixture.eventually(howMany + " behind", () -> f.toys.figure("clients_behind") == howMany);
    }

    @Test
    void whatDidNotGoToASlowReadersSocketComesThoughTheServerIsKilled() throws Exception {
        List<String> posted = numbered(10_000);
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (FeedFixture f = new FeedFixture(folder, 1); FeedClient slow = f.login("yoda")) {
            posted.forEach(text -> f.toys.note("yoda", text));
            awaitBehind(f, 1);
            f.toys.note("hans", "later"); // after which all that was noted before is in the file
            try (FeedClient hans = f.login("hans")) {
                assertEquals(List.of("later"), hans.next(1));
            }
            assertEquals(posted.subList(0, 1), slow.next(1));
            copy(folder.resolve("data"), killed.resolve("data"));
        }
        try (FeedFixture f = new FeedFixture(killed, 1); FeedClient yoda = f.login("yoda")) {
            f.toys.note("yoda", "last");
            List<String> rest = yoda.until("last");

            assertTrue(rest.size() > 2_000, () -> rest.size() + " came");
            assertEquals(posted.subList(posted.size() - rest.size(), posted.size()), rest);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void theServerStopsWhileManyCatchUp() throws Exception {
        List<FeedClient> slow = new ArrayList<>();
        try (FeedFixture f = new FeedFixture(folder, 2)) {
            numbered(3_000).forEach(text -> IntStream.range(0, 10).forEach(i -> f.toys.note("u" + i, text)));
            for (int i = 0; i < 10; i++) {
                slow.add(f.login("u" + i));
                slow.getLast().next(5);
            }
        }
        for (FeedClient client : slow) {
            client.close();
        }
        try (FeedFixture f = new FeedFixture(folder, 2); FeedClient client = f.resume("u3", slow.get(3).last())) {
            assertEquals(numbered(3_000).subList(5, 3_000), client.next(2_995));
        }
    }

    @Test
    void whatIsNotStoredAndNotReadStillEndsTheConnectionAtTheBound() throws Exception {
        try (FeedFixture f = new FeedFixture(folder, 1); FeedClient deaf = f.login("hans"); RawClient yoda = f.server.connect()) {
            yoda.send("HELLO 1 :t", "@label=in LOGIN yoda :x").expect("@label=in OK");
            f.toys.note("hans", "stored");
            for (int i = 0; i < 10_000 && f.server.console.stream().noneMatch(SlowReaderTest::isOverBound); i++) {
                yoda.send("@label=" + i + " /tell hans " + "y".repeat(14_000)).expect("@label=" + i);
            }
            Fixture.eventually("hans is gone", () -> f.server.console.stream().anyMatch(SlowReaderTest::isOverBound));
            f.toys.note("hans", "waits now");
            assertTrue(deaf.goodbye().startsWith("BYE SLOW"), deaf::toString);
            try (FeedClient hans = f.login("hans")) {
                assertEquals("waits now", hans.next(f.toys.feed().waiting("hans") > 1 ? 2 : 1).getLast());
            }
        }
    }

    private static boolean isOverBound(String line) {
        return line.startsWith("hans did not read 1048576 bytes");
    }
}
