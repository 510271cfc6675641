package parley.app.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.PluginState.Phase;
import parley.app.plugins.KnownPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.LineTerminal;

/** Which plugins of a server are used, and which are not. */
class ServerOffersTest {
    private final PretendServer server = new PretendServer();
    private final List<String> reports = new ArrayList<>();

    @TempDir
    private Path folder;
    private Path own;
    private Path used;
    private Path kept;
    private PluginLoader loader;
    private ClientPlugins plugins;
    private ServerOffers offers;

    @BeforeEach
    void startAClient() throws Exception {
        own = Files.createDirectories(folder.resolve("own"));
        kept = folder.resolve("home").resolve("server-plugins");
        start();
    }

    private void start() throws IOException {
        used = Files.createTempDirectory(folder, "used");
        loader = PluginLoader.open();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Client client = new Client(ClientConfig.defaults().withHome(folder.resolve("home")),
                new LineTerminal(InputStream.nullInputStream(), nowhere, nowhere));
        plugins = ClientPlugins.start(client, loader, List.of(used, own), folder.resolve("home"), List.of(), reports::add);
        offers = new ServerOffers(plugins, loader, folder.resolve("home"), used, () -> LocalDate.of(2026, 11, 22));
    }

    @AfterEach
    void close() {
        plugins.close();
        loader.close();
    }

    private void startAnew() throws IOException {
        close();
        start();
    }

    @Test
    void whatTheUserAllowsIsShownThenFetchedLoadedAndRemembered() throws Exception {
        String hash = server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.typed.add(" Y ");
        offers.run(server);

        assertEquals(List.of(), server.complaints);
        assertEquals("naboo:7275 offers a plugin for your shell: wave 1.0.0, "
                + String.format(Locale.ENGLISH, "%,d", server.sends.get(hash).length) + " bytes.", server.told.getFirst());
        assertTrue(server.told.contains("SHA-256: " + hash), server.told::toString);
        assertTrue(server.told.stream().anyMatch(line -> line.contains("it can read and change your files")));
        assertTrue(server.count("PLUGIN ") > 1);
        assertTrue(runs("wave"));
        assertArrayEquals(server.sends.get(hash), Files.readAllBytes(kept.resolve(hash + ".jar")));
        assertEquals(hash + " yes wave 1.0.0 naboo:7275 2026-11-22",
                Files.readAllLines(kept.resolve("answers.txt")).getLast());
    }

    @Test
    void whatWasAllowedIsUsedTheNextTimeWithoutAskingOrFetching() throws Exception {
        allowed("wave");
        startAnew();
        assertFalse(runs("wave"), "not before a server offers it");
        server.asks = false;
        offers.run(server);

        assertTrue(runs("wave"));
        assertEquals(0, server.count("PLUGIN "));
        assertEquals(List.of(), server.told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "NO"})
    void aNoIsRemembered(String no) throws Exception {
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.typed.add(no);
        offers.run(server);
        offers.run(server);

        assertEquals(1, questions());
        assertNothingIsUsed();
    }

    @Test
    void laterAndNoAnswerAreNotRemembered() throws Exception {
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.typed.addAll(List.of("perhaps", "", "later"));
        offers.run(server);
        offers.run(server);

        assertEquals(4, questions());
        assertNothingIsUsed();
        assertFalse(Files.exists(kept));
    }

    @Test
    void withoutSomebodyToAskItIsToldOnceAndNothingIsFetched() throws Exception {
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.asks = false;
        offers.run(server);
        offers.run(server);

        assertEquals(1, server.told.size());
        assertTrue(server.told.getFirst().startsWith("naboo:7275 offers wave 1.0.0, which is not used"));
        assertNothingIsUsed();
    }

    @Test
    void anotherJarIsAskedForAnewAndTakesThePlaceOfTheOld() throws Exception {
        String old = allowed("wave");
        server.rows.clear();
        server.offer("wave", "1.1.0", jar("wave", "1.1.0"));
        server.typed.add("y");
        offers.run(server);

        assertTrue(server.told.contains("This is another jar than the wave 1.0.0 to which you said yes on 2026-11-22:"));
        assertTrue(server.told.contains("SHA-256: " + old));
        await(() -> "1.1.0".equals(plugins.found("wave").map(KnownPlugin::version).orElse("")));
    }

    @Test
    void whatIsOfferedNoLongerIsTakenOut() throws Exception {
        allowed("wave");
        server.rows.clear();
        offers.run(server);

        assertEquals(List.of("wave 1.0.0 is taken out: it is offered no longer, or you do not allow it."), server.told);
        await(() -> !runs("wave"));
    }

    @Test
    void whatTheUserTakesBackIsTakenOut() throws Exception {
        String hash = allowed("wave");
        Files.writeString(kept.resolve("answers.txt"), hash + " no\n");
        offers.run(server);

        await(() -> !runs("wave"));
    }

    @Test
    void theUsersOwnWinsInAnyVersion() throws Exception {
        jar("wave", "0.9.0", own.resolve("wave.jar"));
        await(() -> runs("wave"));
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        offers.run(server);
        offers.run(server);

        assertEquals(List.of("naboo:7275 offers wave 1.0.0; your own wave 0.9.0 is used."), server.told);
        assertEquals(0, server.count("PLUGIN "));
    }

    @Test
    void aJarWithAnotherHashIsThrownAwayAndBothAreNamed() throws Exception {
        String hash = server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        byte[] tampered = server.sends.get(hash).clone();
        tampered[tampered.length / 2] ^= 1;
        server.sends.put(hash, tampered);
        server.typed.add("y");
        offers.run(server);

        assertTrue(server.complaints.getFirst().contains("its SHA-256 is " + PretendServer.sha256(tampered)),
                server.complaints::toString);
        assertTrue(server.complaints.getFirst().contains("offered was " + hash));
        assertNothingIsUsed();
        assertFalse(Files.exists(kept.resolve("answers.txt")), "a jar that did not come was not allowed");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aJarOfAnotherSizeIsThrownAway(int more) throws Exception {
        String hash = server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.sends.put(hash, Arrays.copyOf(server.sends.get(hash), server.sends.get(hash).length + more));
        server.typed.add("y");
        offers.run(server);

        assertTrue(server.complaints.getFirst().startsWith("naboo:7275 does not send the "), server.complaints::toString);
        assertNothingIsUsed();
    }

    @Test
    void aJarThatSaysThatItIsAnotherIsThrownAway() throws Exception {
        server.offer("tide", "1.0.0", jar("wave", "1.0.0"));
        server.offer("wave", "2.0.0", jar("wave", "1.0.0"));
        server.typed.addAll(List.of("y", "y"));
        offers.run(server);

        assertTrue(server.complaints.get(0).contains("offered as tide 1.0.0 says that it is wave 1.0.0"));
        assertTrue(server.complaints.get(1).contains("offered as wave 2.0.0 says that it is wave 1.0.0"));
        assertNothingIsUsed();
    }

    @Test
    void aJarThatCannotBeUsedIsSaidToBeSo() throws Exception {
        server.offer("wave", "1.0.0", Files.writeString(folder.resolve("no.jar"), "no zip"));
        server.typed.add("y");
        offers.run(server);

        assertTrue(server.complaints.getFirst().startsWith("Plugin wave 1.0.0 of the server cannot be used here. It "));
        assertNothingIsUsed();
    }

    @Test
    void aKeptJarThatWasChangedIsFetchedAgain() throws Exception {
        String hash = allowed("wave");
        byte[] changed = server.sends.get(hash).clone();
        changed[7] ^= 1;
        Files.write(kept.resolve(hash + ".jar"), changed);
        startAnew();
        offers.run(server);

        assertTrue(server.count("PLUGIN ") > 0);
        assertArrayEquals(server.sends.get(hash), Files.readAllBytes(kept.resolve(hash + ".jar")));
        assertTrue(runs("wave"));
    }

    @Test
    void aJarThatIsOfferedNoLongerWhenTheUserAnswersCostsOnlyItself() throws Exception {
        server.sends.remove(server.offer("tide", "1.0.0", jar("tide", "1.0.0")));
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.typed.addAll(List.of("y", "y"));
        offers.run(server);

        assertEquals(1, server.complaints.size());
        assertTrue(server.complaints.getFirst().contains("is not offered (any more)"));
        assertTrue(runs("wave"));
    }

    @Test
    void anOlderServerIsToldOnce() throws Exception {
        server.isOld = true;
        offers.run(server);
        offers.run(server);

        assertEquals(List.of("naboo:7275 is an older server, which offers no plugins."), server.told);
        assertEquals(List.of(), server.complaints);
    }

    @Test
    void soManyOffersAreLookedAtAndNoMore() throws Exception {
        Path jar = jar("wave", "1.0.0");
        for (int i = 0; i <= ServerOffers.MOST; i++) {
            server.offer("wave" + i, "1.0.0", jar);
        }
        server.typed.addAll(Collections.nCopies(ServerOffers.MOST + 1, "l"));
        offers.run(server);

        assertEquals(ServerOffers.MOST, questions());
        assertTrue(server.complaints.getFirst().startsWith("1 of the plugins that naboo:7275 offers are left out: 32 are"));
    }

    @Test
    void ofTwoWithOneIdTheFirstCounts() throws Exception {
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        server.offer("wave", "1.1.0", jar("wave", "1.1.0"));
        server.typed.addAll(List.of("l", "l"));
        offers.run(server);

        assertEquals(1, questions());
    }

    @Test
    void answersThatCannotBeReadKeepEverythingOut() throws Exception {
        Files.createDirectories(kept.resolve("answers.txt"));
        server.offer("wave", "1.0.0", jar("wave", "1.0.0"));
        offers.run(server);

        assertTrue(server.complaints.getFirst().startsWith("What you answered about plugins of servers cannot be read"));
        assertEquals(List.of(), server.asked);
    }

    private String allowed(String id) throws Exception {
        String hash = server.offer(id, "1.0.0", jar(id, "1.0.0"));
        server.typed.add("y");
        offers.run(server);
        assertTrue(runs(id), server.complaints::toString);
        server.asked.clear();
        server.told.clear();
        return hash;
    }

    private Path jar(String id, String version) {
        return jar(id, version, folder.resolve("source").resolve(id + "-" + version + ".jar"));
    }

    private static Path jar(String id, String version, Path to) {
        return TestJar.plugin(Kind.PLAIN, id).describe("version", version).writeTo(to);
    }

    private boolean runs(String id) {
        return plugins.found(id).filter(plugin -> plugin.phase() == Phase.RUNNING).isPresent();
    }

    private long questions() {
        return server.told.stream().filter(line -> line.startsWith("Use it?")).count();
    }

    private void assertNothingIsUsed() throws IOException {
        assertEquals(List.of(), files(used));
        assertEquals(List.of(), files(kept).stream().filter(file -> !file.endsWith("answers.txt")).toList());
    }

    private static List<Path> files(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** The folders are looked at four times a second. */
    private static void await(Condition condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "not within ten seconds");
            Thread.onSpinWait();
        }
    }
}
