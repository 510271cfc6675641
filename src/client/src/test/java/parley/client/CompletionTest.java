package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.Registration;

class CompletionTest {
    @TempDir
    Path folder;
    private final OwnCommands own = new OwnCommands();
    private final Catalogue catalogue = Declared.catalogue(own);
    private final KnownValues known = new KnownValues();
    private final Completers completers = new Completers(Duration.ofSeconds(10), System.getLogger("test"));
    private final Transcript told = new Transcript();
    private Completion completion;

    @BeforeEach
    void somebodyIsOnline() {
        own.add("parley", CommandSpec.of("quit", "Leave the program"), arguments -> { });
        own.add("p2pvideo", CommandSpec.of("p2psignal", "Between halves").text("text").hide(), arguments -> { });
        known.add("USER", List.of("hans", "leia", "Lando"));
        known.add("GROUP", List.of("force"));
        completion = new Completion(catalogue, known, completers, new FileNames(folder), () -> "yoda");
    }

    private List<String> offered(String line) {
        return completion.suggest(line, line.length()).stream().map(Suggestion::value).toList();
    }

    private System.Logger log() {
        return new ClientLog(folder.resolve("client.log"), InstantSource.system(), told.stream()::println).logger("test");
    }

    private Registration offer(String owner, ArgumentKind kind, Function<String, Collection<String>> values) {
        return offer(completers, owner, kind, values);
    }

    private Registration offer(Completers asked, String owner, ArgumentKind kind,
                               Function<String, Collection<String>> values) {
        Faults faults = new Faults(log(), folder.resolve("client.log"), new Random(1));
        return asked.add(owner, kind, new PluginCode(owner, getClass().getClassLoader(), faults,
                new LineTerminal(new Keyboard(), told.stream(), told.stream())), values);
    }

    @Test
    void pluginsOfferValuesBesidesTheServers() {
        Registration offered = offer("toy", ArgumentKind.USER,
                word -> List.of(word + "nx", "leia", "yoda", "x\u001b[2J", " ", "zoe"));
        offer("other", ArgumentKind.GROUP, word -> List.of("lost"));
        offer("third", ArgumentKind.USER, word -> Set.of("zoe"));
        assertEquals(List.of("lynx"), offered("/msgto ly"));
        assertEquals(List.of("Lando", "hans", "leia", "nx", "zoe"), offered("/msgto "));
        assertEquals(List.of("znx", "zoe"), offered("/creategroup g hans nx z"));
        offered.remove();
        offered.remove();
        assertEquals(List.of("Lando", "hans", "leia", "zoe"), offered("/msgto "));
    }

    @Test
    void aCompleterThatFailsCostsNothingButIsTold() {
        offer("toy", ArgumentKind.USER, word -> {
            throw new LinkageError("gone");
        });
        offer("other", ArgumentKind.USER, word -> null);
        offer("third", ArgumentKind.USER, word -> List.of("zoe"));
        assertEquals(List.of("Lando", "hans", "leia", "zoe"), offered("/msgto "));
        told.await("The plugin toy failed to offer values of USER. The log file");
        told.await("The plugin other failed to offer values of USER.");
    }

    @Test
    void aSlowCompleterIsNotWaitedFor() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Completers impatient = new Completers(Duration.ofMillis(1), log());
        completion = new Completion(catalogue, known, impatient, new FileNames(folder), () -> "yoda");
        offer(impatient, "toy", ArgumentKind.USER, word -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
            return List.of("late");
        });
        assertEquals(List.of("hans"), offered("/msgto h"));
        assertEquals("interrupted", seen.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void onlySoManyValuesOfACompleterAreTaken() {
        offer("toy", ArgumentKind.GROUP, word -> IntStream.range(0, 5000).mapToObj(i -> "g" + i).toList());
        assertEquals(1 + Completers.MOST, offered("/joingroup ").size());
    }

    @Test
    void aSlashOffersAllCommandsButTheHiddenOnes() {
        assertEquals(List.of("/creategroup", "/help", "/joingroup", "/msgto", "/p2pvideo", "/passwd", "/quit"),
                offered("/"));
        assertEquals(offered("/"), offered(""));
        assertEquals(offered("/"), offered("  "));
    }

    @Test
    void theFirstLettersNarrowTheCommands() {
        assertEquals(List.of("/msgto"), offered("/m"));
        assertEquals(List.of("/p2pvideo", "/passwd"), offered("/P"));
    }

    @Test
    void aCommandComesWithItsSummary() {
        assertEquals(List.of(new Suggestion("/msgto", "commands", "Send a message to one user", true)),
                completion.suggest("/ms", 3));
    }

    @Test
    void aUserIsOfferedWhereOneIsExpected() {
        assertEquals(List.of("Lando", "hans", "leia"), offered("/msgto "));
        assertEquals(List.of("Lando", "leia"), offered("/msgto l"));
        assertEquals(List.of("hans"), offered("  /msg ha"));
    }

    @Test
    void oneselfIsNotOfferedAsAUser() {
        known.add("USER", List.of("yoda"));
        known.add("GROUP", List.of("yoda"));
        assertEquals(List.of(), offered("/msgto y"));
        assertEquals(List.of("yoda"), offered("/joingroup y"));
    }

    @Test
    void usersNamedBeforeAreNotOfferedAgain() {
        assertEquals(List.of("Lando", "leia"), offered("/creategroup force hans "));
    }

    @Test
    void textAndFurtherArgumentsOfferNothing() {
        assertEquals(List.of(), offered("/msgto hans "));
        assertEquals(List.of(), offered("/msgto hans l"));
        assertEquals(List.of(), offered("/joingroup force "));
        assertEquals(List.of(), offered("/nobodyknows l"));
        assertEquals(List.of(), offered("hello l"));
    }

    @Test
    void onlyWhatStandsBeforeTheCursorCounts() {
        assertEquals(List.of(new Suggestion("hans", "user", "", true)), completion.suggest("/msgto ha there", 9));
        assertEquals(7, completion.wordStart("/msgto ha there", 9));
    }

    @Test
    void groupsAndCommandsAreOfferedByKind() {
        assertEquals(List.of("force"), offered("/joingroup f"));
        assertEquals(List.of("joingroup"), offered("/help j"));
    }

    @Test
    void aFileNameMayHoldBlanks() throws IOException {
        Files.createFile(folder.resolve("my holiday.mp4"));
        assertEquals(List.of("my holiday.mp4"), offered("/p2pvideo hans my ho"));
        assertEquals("/p2pvideo hans ".length(), completion.wordStart("/p2pvideo hans my ho", 20));
    }

    @Test
    void afterAFileNameAnotherIsOffered() throws IOException {
        Files.createFile(folder.resolve("my holiday.mp4"));
        Files.createFile(folder.resolve("one.mp4"));
        assertEquals(List.of("one.mp4 my holiday.mp4"), offered("/p2pvideo hans one.mp4 my ho"));
        assertEquals(List.of("my holiday.mp4 one.mp4"), offered("/p2pvideo hans my holiday.mp4 o"));
        assertEquals(List.of("one.mp4 my holiday.mp4", "one.mp4 one.mp4"), offered("/p2pvideo hans one.mp4 "));
    }

    @Test
    void unknownCommandsAreTold() {
        assertTrue(completion.knowsCommandOf("/msgto hans"));
        assertTrue(completion.knowsCommandOf(" /msg"));
        assertTrue(completion.knowsCommandOf("hello"));
        assertFalse(completion.knowsCommandOf("/msgt hans"));
        assertFalse(completion.knowsCommandOf("/"));
    }

    @Test
    void aSensitiveValueIsFound() {
        assertEquals(OptionalInt.of(13), completion.sensitiveFrom("/passwd yoda secret"));
        assertEquals(OptionalInt.empty(), completion.sensitiveFrom("/passwd yoda "));
        assertEquals(OptionalInt.empty(), completion.sensitiveFrom("/msgto yoda secret"));
        assertEquals(OptionalInt.empty(), completion.sensitiveFrom("passwd yoda secret"));
    }
}
