package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandSpec;

class CompletionTest {
    @TempDir
    Path folder;
    private final OwnCommands own = new OwnCommands();
    private final Catalogue catalogue = Declared.catalogue(own);
    private final KnownValues known = new KnownValues();
    private final Completers completers = new Completers(Duration.ofSeconds(10), System.getLogger("test"));
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
