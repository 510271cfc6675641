package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that connect, break off, come back, take over, read slowly or not at all and post to users and to the club, while
 * threads of a plugin post, too, and the server stops and starts. What each of them gets is exactly what a model says.
 */
class FeedModelTest {
    private static final int USERS = 5;
    private static final int STEPS = 3_000;
    private static final String OBSERVER = "leia";
    /** Reads nothing until the server has stopped, and so falls behind. */
    private static final String DEAF = "u0";

    @TempDir
    Path folder;

    /** One user's side: what was read, over all connections. */
    private static final class Reader {
        final String name;
        final SortedMap<Long, String> got = new TreeMap<>();
        FeedClient client;
        long last;

        Reader(String name) {
            this.name = name;
        }

        /** Reads some of what is there. */
        void read(int most) throws IOException {
            Optional<String> text = client.nextThatIsThere();
            for (int i = 1; text.isPresent(); i++) {
                take(text.get());
                text = i < most ? client.nextThatIsThere() : Optional.empty();
            }
        }

        void take(String text) {
            last = client.last();
            assertNull(got.put(last, text), "twice");
        }

        void connect(FeedFixture f, boolean first) throws IOException {
            FeedClient before = client;
            client = first ? f.login(name) : f.resume(name, last);
            assertEquals(last, client.last());
            if (before != null) {
                before.close();
            }
        }
    }

    /** What happens in one run. */
    private final class Run {
        final Random random;
        final int loops;
        final FeedToys toys = new FeedToys();
        final List<Reader> readers = new ArrayList<>();
        final Map<Long, String> notes = new ConcurrentHashMap<>(); // by id: receiver and text
        final Map<String, String> authors = new HashMap<>();       // of the club's texts, by text
        final Map<String, String> receivers = new HashMap<>();     // of notes that clients posted, by text
        int count;
        FeedFixture f;

        Run(long seed, int loops) {
            random = new Random(seed);
            this.loops = loops;
            for (int i = 0; i < USERS; i++) {
                readers.add(new Reader("u" + i));
            }
            readers.add(new Reader(OBSERVER));
        }

        void start() throws Exception {
            f = new FeedFixture(folder, loops, new FeedToys(toys.members()), limits -> limits.withOutbox(1 << 17));
        }

        void run() throws Exception {
            start();
            f.toys.join(OBSERVER);
            for (Reader reader : readers) {
                reader.connect(f, true);
            }
            Thread poster = Thread.ofVirtual().start(this::post);
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            poster.join();
            f.close();
            start();
            for (Reader reader : readers) {
                reader.connect(f, false);
            }
            for (int step = 0; step < STEPS / 10; step++) {
                step();
            }
            for (Reader reader : readers) {
                readToTheEnd(reader);
            }
            f.close();
        }

        /** A plugin's thread. */
        private void post() {
            Random own = new Random(7);
            for (int i = 0; i < 2_000; i++) {
                if (i % 3 == 0) {
                    f.toys.club("plugin " + i + " " + "y".repeat(own.nextInt(2_000)));
                } else {
                    String receiver = "u" + own.nextInt(USERS);
                    String text = "plugin " + i + " for " + receiver;
                    notes.put(f.toys.note(receiver, text), text);
                }
            }
        }

        private void step() throws Exception {
            Reader reader = readers.get(random.nextInt(readers.size()));
            switch (reader.name.equals(DEAF) ? 19 : random.nextInt(20)) {
                case 0 -> reader.connect(f, false); // as a newer connection
                case 1 -> {
                    reader.client.close();
                    reader.connect(f, false);
                }
                case 2 -> f.toys.join("u" + random.nextInt(USERS));
                case 3, 4, 5, 6 -> reader.read(random.nextInt(60));
                case 7 -> reader.read(Integer.MAX_VALUE);
                case 8, 9, 10, 11, 12, 13 -> club(reader);
                default -> note(reader);
            }
        }

        private void club(Reader reader) throws IOException {
            if (!reader.name.equals(OBSERVER)) {
                String text = "club " + count++ + " " + "x".repeat(random.nextInt(14_000));
                authors.put(text, reader.name);
                reader.client.send("/club " + text);
            }
        }

        private void note(Reader reader) throws IOException {
            String receiver = "u" + random.nextInt(USERS);
            String text = "note " + count++ + " for " + receiver;
            receivers.put(text, receiver);
            reader.client.send("/note " + receiver + " " + text);
        }

        private void readToTheEnd(Reader reader) throws IOException {
            f.toys.note(reader.name, "end");
            int connections = 0;
            String text = "";
            while (!text.equals("end")) {
                text = reader.client.next().orElseThrow(() -> new AssertionError(reader.name + " was disconnected"));
                reader.take(text);
                if (connections < 5 && random.nextInt(300) == 0) {
                    connections++;
                    reader.connect(f, false);
                }
            }
            reader.client.close();
        }

        /** The observer has seen each text of the club with its id; what came behind a reader's end is not looked at. */
        void check() {
            SortedMap<Long, String> club = readers.getLast().got;
            for (Reader reader : readers.subList(0, USERS)) {
                SortedMap<Long, String> expected = new TreeMap<>();
                long since = f.toys.members().getOrDefault(reader.name, Long.MAX_VALUE);
                club.forEach((id, text) -> {
                    if (id > since && id < reader.last && !reader.name.equals(authors.get(text)) && isOfClub(text)) {
                        expected.put(id, text);
                    }
                });
                notes.forEach((id, text) -> {
                    if (text.endsWith("for " + reader.name)) {
                        expected.put(id, text);
                    }
                });
                SortedMap<Long, String> got = new TreeMap<>(reader.got);
                got.values().remove("end");
                List<String> posted = new ArrayList<>(got.values());
                posted.removeIf(text -> !text.startsWith("note "));
                got.values().removeIf(text -> text.startsWith("note "));
                assertSame(expected, got, reader.name);
                assertNotes(posted, reader.name);
            }
        }

        private static boolean isOfClub(String text) {
            return text.startsWith("club ") || text.startsWith("plugin ") && !text.contains(" for ");
        }

        /** Lines that a client sent before it broke off may not have been read, so the model knows only whose they are. */
        private void assertNotes(List<String> posted, String name) {
            assertEquals(posted.stream().distinct().count(), posted.size(), "none twice");
            posted.forEach(text -> assertEquals(name, receivers.get(text)));
        }

        private void assertSame(SortedMap<Long, String> expected, SortedMap<Long, String> got, String name) {
            for (Map.Entry<Long, String> event : expected.entrySet()) {
                assertEquals(event.getValue(), got.get(event.getKey()), () -> name + " lost the event " + event.getKey());
            }
            got.keySet().removeAll(expected.keySet());
            assertTrue(got.isEmpty(), () -> name + " got what was not meant for it: " + got.keySet());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "5, 2", "6, 2", "7, 2", "8, 2"})
    void everybodyGetsExactlyWhatIsForThem(long seed, int loops) throws Exception {
        Run run = new Run(seed, loops);
        try {
            run.run();
            run.check();
        } catch (AssertionError | IOException e) {
            throw new AssertionError("seed " + seed + " with " + loops + " loops", e);
        } finally {
            run.f.close();
        }
    }
}
