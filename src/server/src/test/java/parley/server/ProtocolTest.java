package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the protocol promises of answers, seen from outside. */
class ProtocolTest {
    @TempDir
    Path folder;
    @AutoClose
    private Fixture f;

    @BeforeEach
    void start() throws Exception {
        f = new Fixture(folder);
    }

    @Test
    void aLabelledCommandIsAnsweredOnceWithItsLabel() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=7 /echo  two  blanks", "@label=8 /echo x");
            yoda.expectNext("@label=7 ROW : two  blanks");
            yoda.expectNext("@label=7 OK :said");
            yoda.expectNext("@label=8 ROW :x");
            yoda.expectNext("@label=8 OK :said");
        }
    }

    @Test
    void aCommandWithoutLabelIsAnsweredOnlyIfItFails() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("/tell yoda first", "/tell nobody second", "@label=e /echo end");
            assertTrue(yoda.expect("@time").endsWith(" :yoda TOLD yoda :first"));
            yoda.expectNext("ERR OFFLINE :nobody is offline");
            yoda.expectNext("@label=e ROW :end");
        }
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /tell hans");
            yoda.expectNext("@label=1 ERR USAGE :/tell needs TEXT. Usage: /tell USER TEXT…");
        }
    }

    @Test
    void linesThatArriveInPiecesOrTogetherAreTheSame() throws Exception {
        try (RawClient yoda = f.yoda()) {
            for (byte b : "@label=a /echo bit by bit — ü\r\n@label=b /ec".getBytes(StandardCharsets.UTF_8)) {
                yoda.send(new byte[] {b});
            }
            yoda.send("ho more");
            yoda.expectNext("@label=a ROW :bit by bit — ü");
            yoda.expectNext("@label=a OK :said");
            yoda.expectNext("@label=b ROW :more");
        }
    }

    @Test
    void aCommandThatBlocksHoldsUpItsOwnSessionInOrderAndNoOther() throws Exception {
        try (RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            yoda.send("@label=1 /block", "@label=2 /echo after");
            hans.send("@label=h /echo meanwhile");
            hans.expect("@label=h OK");
            f.toys.released.countDown();
            yoda.expectNext("@label=1 OK :released");
            yoda.expectNext("@label=2 ROW :after");
        }
    }

    @Test
    void aFaultOfAPluginIsAnIdForTheUserAndAStackInTheLog() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /throw", "@label=2 /echo on");
            String answer = yoda.expect("@label=1 ERR INTERNAL");
            String id = answer.replaceAll(".* the id (E[0-9a-z-]+)\\.", "$1");
            yoda.expect("@label=2 OK");
            assertTrue(f.console.stream().anyMatch(line -> line.contains(id)), f.console::toString);
            f.server.close();
            String log = java.nio.file.Files.readString(f.data.resolve("errors.log"));
            assertTrue(log.contains(id) && log.contains("a fault of the plugin"), log);
        }
    }

    @Test
    void aDisconnectingCommandIsAnsweredBeforeTheGoodbye() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /leave");
            yoda.expectNext("@label=1 OK :leaving");
            yoda.expectNext("BYE LOGOUT :Goodbye.");
            yoda.expectEnd();
        }
    }

    @Test
    void onlyAdministratorsMayCallAndSeeTheirCommands() throws Exception {
        try (RawClient yoda = f.connect(); RawClient hans = f.hans()) {
            yoda.send("HELLO 1 :t", "LOGIN yoda :jedi*knows", "@label=1 /rule");
            yoda.expect("COMMAND rule");
            yoda.expect("@label=1 OK :ruled");
            hans.send("@label=1 /rule");
            hans.expectNext("@label=1 ERR DENIED :/rule is for administrators of this server.");
        }
    }

    @Test
    void unknownCommandsAndVerbsAreRefused() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /nix", "@label=2 NIX", "@label=3 /ECHO any case");
            yoda.expectNext("@label=1 ERR UNKNOWN :There is no command '/nix'. /help lists them.");
            assertTrue(yoda.expect("@label=2 ERR UNKNOWN").contains("'NIX'"));
            yoda.expectNext("@label=3 ROW :any case");
        }
    }

    @Test
    void nothingIsCarriedOutBeforeHelloAndLogIn() throws Exception {
        try (RawClient client = f.connect()) {
            client.send("@label=1 LOGIN yoda :jedi*knows", "@label=2 HELLO 9 :future", "HELLO 1 :t", "@label=3 /echo x",
                    "@label=4 LOGIN yoda", "@label=5 HELLO 1 :again", "@label=6 LOGIN yoda :jedi*knows",
                    "@label=7 LOGIN hans :solo");
            client.expect("@label=1 ERR LOGIN");
            client.expect("@label=2 ERR INVALID");
            client.expect("@label=3 ERR LOGIN");
            client.expect("@label=4 ERR USAGE");
            client.expect("@label=5 ERR CONFLICT");
            client.expect("@label=6 OK");
            client.expect("@label=7 ERR CONFLICT");
        }
    }

    @Test
    void aPingIsAnsweredWithItsWords() throws Exception {
        try (RawClient client = f.connect()) {
            client.send("PING a b :c d").expectNext("PONG a b :c d");
        }
    }

    @Test
    void everyLabelIsAnsweredThatOfAPingAndOfADroppedLineToo() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 PING x", "@label=2 /echo " + "y".repeat(20_000));
            yoda.send(new byte[] {'@', 'l', 'a', 'b', 'e', 'l', '=', '3', ' ', '/', 'e', (byte) 0xFF, '\n'});
            yoda.expectNext("PONG x");
            yoda.expectNext("@label=1 OK");
            yoda.expect("@label=2 ERR LIMIT");
            yoda.expect("@label=3 ERR INVALID");
        }
    }

    @Test
    void aCallThatIsOverItsTimeIsInterruptedAndAnswered() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /block", "@label=2 /echo on");
            Fixture.eventually("the call runs", () -> f.toys.blocked.getCount() == 0);
            f.pass(Limits.standard().callTime());
            yoda.expect("@label=1 ERR INTERNAL");
            yoda.expectNext("@label=2 ROW :on");
            Fixture.eventually("the call is interrupted", () -> f.toys.interrupted);
        }
    }

    @Test
    void whoAsksForSuggestionsIsToldWhoComesAndGoes() throws Exception {
        try (RawClient yoda = f.connect()) {
            yoda.send("HELLO 1 suggest :t", "LOGIN yoda :jedi*knows").expect("ADD USER yoda");
            try (RawClient hans = f.hans()) {
                yoda.expectNext("ADD USER hans");
                hans.send("/leave");
                yoda.expectNext("REMOVE USER hans");
            }
        }
    }

    @Test
    void anAudienceReachesAllButTheSenderOnEveryLoopInOrder() throws Exception {
        try (RawClient yoda = f.yoda(); RawClient hans = f.hans(); RawClient luke = f.connect("luke", "sky")) {
            for (int i = 0; i < 100; i++) {
                yoda.send("/all message " + i);
            }
            for (int i = 0; i < 100; i++) {
                assertTrue(hans.expect("@time").endsWith(":yoda TOLD :message " + i));
                assertTrue(luke.expect("@time").endsWith(":yoda TOLD :message " + i));
            }
            yoda.send("@label=1 /echo own").expectNext("@label=1 ROW :own");
        }
    }

    @Test
    void aTextOfControlCharactersAloneIsBlank() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /tell hans \u0007\u001b").expect("@label=1 ERR USAGE");
        }
    }

    @Test
    void aLabelWithoutAVerbIsAnsweredWithTheLabel() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("@label=7").expectNext("@label=7 ERR INVALID :The line is malformed: a line without a verb.");
        }
    }

    @Test
    void controlCharactersOfATextReachNobody() throws Exception {
        try (RawClient yoda = f.yoda()) {
            yoda.send("/tell yoda \u001b[31mred\u0007 \u202Eabc");
            assertTrue(yoda.expect("@time").endsWith(" :yoda TOLD yoda :[31mred abc"));
        }
    }

    @Test
    void whatAPluginOffersAppearsAndDisappearsInEveryCatalogue() throws Exception {
        try (RawClient yoda = f.yoda()) {
            f.server.install("more", context -> context.command(
                    parley.api.CommandSpec.of("more", "More").immediately(), call -> parley.api.server.Reply.done()));
            yoda.expectNext("COMMAND more :More");
            f.server.uninstall("more");
            yoda.expectNext("NOCOMMAND more");
            yoda.send("@label=1 /more").expect("@label=1 ERR UNKNOWN");
        }
    }

    @Test
    void aCommandOfAdministratorsThatComesIsToldToThemAlone() throws Exception {
        try (RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            f.server.install("more", context -> context.command(
                    parley.api.CommandSpec.of("govern", "Govern").forAdministrators(), call -> parley.api.server.Reply.done()));
            yoda.expectNext("COMMAND govern :Govern");
            hans.send("@label=1 /echo nothing came").expectNext("@label=1 ROW :nothing came");
        }
    }

    @Test
    void aClosedServerSaysGoodbye() throws Exception {
        try (RawClient yoda = f.yoda()) {
            f.server.close();
            yoda.expect("BYE SHUTDOWN");
            yoda.expectEnd();
            assertEquals("", java.nio.file.Files.readString(f.data.resolve("userlog.txt")));
        }
    }
}
