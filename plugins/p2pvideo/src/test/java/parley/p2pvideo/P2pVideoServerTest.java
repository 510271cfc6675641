package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.client.ServerEvent;

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
    void onlyWhatNobodyTypesIsHidden() {
        for (CommandSpec spec : town.commands()) {
            assertEquals(List.of("p2psignal", "p2pbind").contains(spec.name()), spec.hidden(), spec.name());
            assertTrue(spec.immediate(), spec.name());
        }
        assertFalse(town.commands().isEmpty());
    }
}
