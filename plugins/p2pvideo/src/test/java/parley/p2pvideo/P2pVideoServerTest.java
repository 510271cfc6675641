package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.client.ServerEvent;
import parley.p2pvideo.rendezvous.Token;

class P2pVideoServerTest {
    @TempDir
    Path root;
    private Town town;
    private final List<ServerEvent> heard = new ArrayList<>();

    @BeforeEach
    void yodaAndLukeComeIn() throws IOException {
        town = new Town(root);
        town.resident("yoda");
        town.resident("luke").listen(Commands.SIGNAL_EVENT, heard::add);
    }

    @AfterEach
    void theServerEnds() {
        town.close();
    }

    private CommandException refused(String line) {
        return assertThrows(CommandException.class, () -> town.call("yoda", line));
    }

    @Test
    void aSignalIsPassedOnWithItsSender() throws CommandException {
        town.call("yoda", "/p2psignal luke abc-_9");
        assertEquals("yoda", heard.getFirst().source());
        assertEquals("abc-_9", heard.getFirst().text());
    }

    @Test
    void whoExchangedSignalsWithAUserIsToldWhenThatUserLeaves() throws CommandException {
        town.call("yoda", "/p2psignal luke abc");
        town.leaves("yoda");
        assertEquals(2, heard.size());
        assertEquals("yoda", heard.getLast().source());
        assertEquals(Commands.LEFT, heard.getLast().param(0));
        assertEquals("", heard.getLast().text());
    }

    @Test
    void whoExchangedNothingWithAUserIsNotTold() throws Exception {
        town.resident("leia");
        town.call("yoda", "/p2psignal leia abc");
        town.leaves("yoda");
        town.leaves("leia");
        assertTrue(heard.isEmpty());
    }

    @Test
    void aSignalThatOnlySaysLeftIsNotTakenForTheServersWord() throws CommandException {
        town.call("yoda", "/p2psignal luke left");
        assertEquals("", heard.getFirst().param(0));
    }

    @Test
    void whatIsNotASignalIsNotPassedOn() {
        for (String text : List.of("hello luke", "a=b", "x".repeat(15_001), "ä")) {
            assertEquals(ErrorCode.INVALID, refused("/p2psignal luke " + text).code());
        }
        assertTrue(heard.isEmpty());
    }

    @Test
    void oneselfAndThoseWhoAreNotThereAreRefused() {
        assertEquals(ErrorCode.INVALID, refused("/p2psignal yoda abc").code());
        assertEquals(ErrorCode.OFFLINE, refused("/p2psignal hans abc").code());
        assertTrue(refused("/p2psignal hans abc").getMessage().startsWith("hans is offline."));
        assertEquals(ErrorCode.UNKNOWN, refused("/p2psignal nobody abc").code());
    }

    @Test
    void aClientWithoutThePluginIsToldSo() {
        assertTrue(refused("/p2pvideo luke film.mp4").getMessage().contains("does not have the p2pvideo plugin"));
        assertTrue(refused("/receive ask").getMessage().contains("/receive"));
    }

    @Test
    void whoPreparesATransferGetsATokenBothPortsAndItsAddress() throws CommandException {
        List<String> words = town.call("yoda", "/p2pbind luke cafe").params();
        assertEquals(4, words.size());
        assertEquals(words.get(0), Token.parse(words.get(0)).toString());
        assertNotEquals(words.get(1), words.get(2));
        assertEquals("127.0.0.1", words.get(3));
    }

    @Test
    void withARelayEachSideOfATransferGetsATokenForItToo() throws IOException, CommandException {
        try (Town relaying = new Town(root, Map.of("relay", "on"))) {
            relaying.resident("yoda");
            relaying.resident("luke");
            String yoda = relaying.call("yoda", "/p2pbind luke cafe").params().get(4);
            String luke = relaying.call("luke", "/p2pbind yoda cafe").params().get(4);
            assertNotEquals(yoda, luke);
            assertEquals(yoda, relaying.call("yoda", "/p2pbind luke cafe").params().get(4));
            assertEquals(4, relaying.call("yoda", "/p2pbind hans cafe").params().size());
        }
    }

    @Test
    void whatIsNoNumberOfAConnectionIsRefused() {
        for (String text : List.of("xyz", "123456789", "-1")) {
            assertEquals(ErrorCode.INVALID, refused("/p2pbind luke " + text).code());
        }
    }

    @Test
    void thePortsAreThoseThatTheOwnerChoseAndAreGivenBackAtTheEnd() throws Exception {
        String port = Integer.toString(freePort());
        for (int start = 0; start < 2; start++) {
            try (Town chosen = new Town(root, Map.of("udp-port", port))) {
                chosen.resident("yoda");
                assertEquals(port, chosen.call("yoda", "/p2pbind luke 1").params().get(1));
            }
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return free.getLocalPort();
        }
    }

    @Test
    void aPortInUseIsSaidInTheLogAndToWhoAsksAndTakenWhenItIsFree() throws Exception {
        DatagramSocket user = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        String port = Integer.toString(user.getLocalPort());
        try (user; Town late = new Town(root, Map.of("udp-port", port))) {
            late.resident("yoda");
            CommandException refused = assertThrows(CommandException.class, () -> late.call("yoda", "/p2pbind luke 1"));
            assertTrue(refused.getMessage().contains("UDP port " + port), refused.getMessage());
            assertTrue(late.log().lines().getFirst().contains("--set p2pvideo.udp-port=PORT"), late.log().lines()::toString);
            user.close();
            late.afterASecond();
            assertEquals(port, late.call("yoda", "/p2pbind luke 1").params().get(1));
            assertEquals(1, late.log().lines().size());
        }
    }

    @Test
    void onlyWhatNobodyTypesIsHidden() {
        for (CommandSpec spec : town.commands()) {
            assertEquals(List.of("p2psignal", "p2pbind").contains(spec.name()), spec.hidden(), spec.name());
            assertTrue(spec.immediate(), spec.name());
        }
        assertFalse(town.commands().isEmpty());
    }

    /** As after a restart of the server, which has heard no signal of a transfer that went on meanwhile. */
    @Test
    void whoAsksForAWayToAUserIsToldWhenThatUserLeavesToo() throws Exception {
        try (Town anew = new Town(root)) {
            anew.resident("yoda");
            anew.resident("luke").listen(Commands.SIGNAL_EVENT, heard::add);
            anew.call("luke", "/p2pbind yoda cafe");
            anew.leaves("yoda");
            assertEquals("yoda", heard.getFirst().source());
            assertEquals(Commands.LEFT, heard.getFirst().param(0));
        }
    }

    @Test
    void whoAsksForAWayToNobodyOrToOneselfIsRememberedForNothing() throws Exception {
        town.call("luke", "/p2pbind luke cafe");
        town.call("luke", "/p2pbind maul cafe");
        town.resident("maul");
        town.leaves("maul");
        assertTrue(heard.isEmpty());
    }
}
