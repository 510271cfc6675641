package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.p2pvideo.ReceiveRules.Rule;
import parley.p2pvideo.transfer.KeptLog;

class ReceiveRulesTest {
    private static final Rule ASK = new Rule(ReceiveMode.ASK, OptionalLong.empty());
    private static final Rule UP_TO_500 = new Rule(ReceiveMode.AUTO, OptionalLong.of(500));

    @TempDir
    Path folder;
    private final KeptLog log = new KeptLog();
    private Path file;
    private ReceiveRules rules;

    @BeforeEach
    void nothingIsKeptYet() {
        file = folder.resolve("receive");
        rules = readAgain(ReceiveMode.AUTO);
    }

    private ReceiveRules readAgain(ReceiveMode setting) {
        ReceiveRules again = new ReceiveRules(setting, log);
        again.keepIn(file);
        return again;
    }

    @Test
    void aSendersRuleGoesBeforeThatForAll() throws IOException {
        rules.set(ASK);
        rules.set("luke", UP_TO_500);
        assertEquals(ReceiveMode.ASK, rules.of("anna", 1));
        assertEquals(ReceiveMode.AUTO, rules.of("luke", 500));
        assertEquals(ReceiveMode.ASK, rules.of("luke", 501));
        assertEquals(List.of("You are asked before a file is taken: /accept or /decline.",
                "From luke: taken at once. More than 500 B: you are asked."), rules.lines());
    }

    @Test
    void thoseOfAnotherUserOrServerTakeTheirPlace() throws IOException {
        rules.set(ASK);
        rules.set("luke", UP_TO_500);
        rules.keepIn(folder.resolve("another"));
        assertEquals(new ReceiveRules(ReceiveMode.AUTO, log).lines(), rules.lines());
    }

    @Test
    void theyAreKeptFromRunToRun() throws IOException {
        rules.set(ASK);
        rules.set("luke", UP_TO_500);
        rules.set("anna", new Rule(ReceiveMode.OFF, OptionalLong.empty()));
        assertEquals(rules.lines(), readAgain(ReceiveMode.AUTO).lines());
        assertEquals(List.of(folder.resolve("receive")), list());
        ReceiveRules set = readAgain(ReceiveMode.OFF);
        assertEquals(ReceiveMode.OFF, set.of("leia", 1));
        assertEquals(ReceiveMode.AUTO, set.of("luke", 1));
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aRuleLikeThatForAllIsNone() throws IOException {
        rules.set("luke", ASK);
        rules.set("luke", new Rule(ReceiveMode.AUTO, OptionalLong.empty()));
        assertEquals(1, rules.lines().size());
    }

    @Test
    void aDamagedLineIsReportedAndLeftOut() throws IOException {
        Files.writeString(file, "* ask -\nluke perhaps -\n\nanna off -\n");
        ReceiveRules again = readAgain(ReceiveMode.AUTO);
        assertEquals(ReceiveMode.ASK, again.of("luke", 1));
        assertEquals(ReceiveMode.OFF, again.of("anna", 1));
        assertTrue(log.lines().getFirst().contains("'luke perhaps -'"), log.lines().toString());
    }

    @Test
    void thereIsRoomForAThousandSenders() throws IOException {
        Files.write(file, IntStream.range(0, ReceiveRules.MOST).mapToObj(i -> "user" + i + " off -").toList());
        ReceiveRules full = readAgain(ReceiveMode.AUTO);
        assertTrue(assertThrows(IOException.class, () -> full.set("luke", ASK)).getMessage().startsWith("1000 senders"));
        full.set("user7", ASK);
        assertFalse(full.lines().contains("From luke: you are asked."));
    }
}
