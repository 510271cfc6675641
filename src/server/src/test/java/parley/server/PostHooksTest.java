package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.Registration;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Plugins have their say on events of others before they are stored, and hear of them afterwards. */
class PostHooksTest {
    @TempDir
    private Path folder;

    /** {@code /note TEXT} stores a note to hans, and answers with its number. */
    private static final ServerPlugin NOTES = server -> {
        Feed feed = server.feed("notes");
        server.command(CommandSpec.of("note", "Store a note").text("text").immediately(), call -> {
            var stored = feed.post(Event.of("NOTE").from(call.user()).text(call.text("text")), "hans");
            return Reply.of("note " + stored.number() + ": " + stored.event().text());
        });
    };

    private Fixture start(ServerPlugin... others) throws Exception {
        Fixture f = new Fixture(folder);
        f.server.install("notes", NOTES);
        for (int i = 0; i < others.length; i++) {
            f.server.install("other" + i, others[i]);
        }
        return f;
    }

    private static ServerPlugin replacing(String word, String by) {
        return server -> server.beforePost("NOTE", event -> event.text(event.text().replace(word, by)));
    }

    @Test
    void filtersChangeAnEventOneAfterAnotherBeforeItIsStored() throws Exception {
        try (Fixture f = start(replacing("a", "b"), replacing("b", "c")); RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            yoda.send("@label=1 /note ab").expect("@label=1 OK :note 1: cc");
            assertTrue(hans.expect("@id=1;").endsWith(":yoda NOTE :cc"));
        }
    }

    @Test
    void aFilterRefusesAndNothingIsStored() throws Exception {
        try (Fixture f = start(server -> server.beforePost("NOTE", event -> {
            if (event.text().contains("spam")) {
                throw new CommandException(ErrorCode.DENIED, "No spam here.");
            }
            return event;
        })); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note spam", "@label=2 /note ham");
            yoda.expect("@label=1 ERR DENIED :No spam here.");
            yoda.expect("@label=2 OK :note 1: ham");
        }
    }

    @Test
    void aFilterThatFailsIsPassedOverAndWrittenDown() throws Exception {
        try (Fixture f = start(server -> server.beforePost("NOTE", event -> {
            throw new IllegalStateException("broken");
        }), replacing("a", "b")); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note a").expect("@label=1 OK :note 1: b");
            Fixture.eventually("written down", () -> f.console.stream().anyMatch(line ->
                    line.contains("a filter of NOTE of the plugin 'other0'")));
        }
    }

    @Test
    void aFilterMayNotPassAnEventOffAsAnothers() throws Exception {
        try (Fixture f = start(server -> server.beforePost("NOTE", event -> Event.of("NOTE").text("by nobody")));
             RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note a").expect("@label=1 OK :note 1: a");
        }
    }

    @Test
    void otherVerbsAreNotAskedAbout() throws Exception {
        try (Fixture f = start(server -> server.beforePost("MEMO", event -> event.text("x"))); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note a").expect("@label=1 OK :note 1: a");
        }
    }

    @Test
    void aListenerHearsOfWhatWasStoredAsItWasStored() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (Fixture f = start(server -> server.afterPost("NOTE", stored -> heard.add(stored.number() + " " + stored.event())),
                replacing("a", "b")); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note a").expect("@label=1 OK");
        }
        assertEquals(List.of("1 :yoda NOTE  :b"), heard);
    }

    @Test
    void aListenerThatFailsCostsNobodyAnything() throws Exception {
        try (Fixture f = start(server -> server.afterPost("NOTE", stored -> {
            throw new IllegalStateException("deaf");
        })); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note a").expect("@label=1 OK");
        }
    }

    @Test
    void theyGoWithTheirPlugin() throws Exception {
        try (Fixture f = start(replacing("a", "b")); RawClient yoda = f.yoda()) {
            f.server.uninstall("other0");
            yoda.send("@label=1 /note a").expect("@label=1 OK :note 1: a");
        }
    }

    @Test
    void aPluginTakesBackWhatItRegistered() throws Exception {
        Registration[] filter = new Registration[1];
        try (Fixture f = start(server -> filter[0] = changing(server)); RawClient yoda = f.yoda()) {
            filter[0].remove();
            filter[0].remove();
            yoda.send("@label=1 /note a").expect("@label=1 OK :note 1: a");
        }
    }

    @Test
    void whatItTakesBackWhileItStartsNeverAppears() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (Fixture f = start(server -> {
            changing(server).remove();
            server.afterPost("NOTE", stored -> heard.add("stored")).remove();
            server.onLogin(user -> heard.add("come")).remove();
            server.onLogout(user -> heard.add("gone")).remove();
        }); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /note a").expect("@label=1 OK :note 1: a");
        }
        assertEquals(List.of(), heard);
    }

    private static Registration changing(ServerContext server) {
        return server.beforePost("NOTE", event -> event.text("changed"));
    }
}
