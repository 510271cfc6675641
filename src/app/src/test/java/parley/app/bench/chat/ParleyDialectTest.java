package parley.app.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.app.bench.chat.Dialect.Draft;
import parley.app.bench.chat.Dialect.Meaning;
import parley.app.credentials.Account;

class ParleyDialectTest {
    private static final String WORDS = " a message that is as long as most people send";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "WELCOME u1 :Welcome                                   | WELCOME",
        "@id=5 WELCOME u1 :Welcome                             | WELCOME",
        "@id=7;time=2026-11-22T15:00:01.123Z :u1 MESSAGE u2 :x | MESSAGE",
        ":u1 GROUPMESSAGE force :x                             | MESSAGE",
        "@label=j OK :done                                     | PREPARED",
        "@label=0000002a;id=17;time=T OK :message 17 to u1     | ACKNOWLEDGED",
        "@id=17;label=0000002a OK :message 17 to u1            | ACKNOWLEDGED",
        "@id=17 OK :done                                       | NOTHING",
        "@label=j ERR UNKNOWN :no                              | REFUSED",
        "BYE SLOW :too slow                                    | REFUSED",
        "PING 17                                               | QUESTION",
        "PONG 17                                               | NOTHING",
        "HELLO 1 :Parley                                       | NOTHING",
        ":u1 MESSAGES u2 :x                                    | NOTHING",
        ":u1 JOINED g0                                         | NOTHING",
        "COMMAND msgto user:USER :MESSAGE                      | NOTHING",
        "@id=7                                                 | NOTHING",
        "''                                                    | NOTHING"})
    void everyLineHasItsMeaning(String line, Meaning meaning) {
        byte[] bytes = ("MESSAGE " + line + "MESSAGE ").getBytes();

        assertEquals(meaning, dialect(new Scenario.Pairs(2, 1), false).read(bytes, 8, bytes.length - 8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"@label=0000002a;id=17 OK :x | 42", "@id=17;label=0000000f OK | 15",
        "@label=1f OK :x | -1", "OK :x | -1", "@label=000 | -1"})
    void anAcknowledgementNamesItsMessage(String line, long number) {
        byte[] bytes = line.getBytes();

        assertEquals(number, dialect(new Scenario.Pairs(2, 1), true).acknowledged(bytes, 0, bytes.length));
    }

    @Test
    void aMessageGoesToTheOtherOfThePair() {
        Draft draft = dialect(new Scenario.Pairs(4, 1), false).draft(3);
        draft.number(10);

        assertEquals("/msgto u2 ~00000003.0000000a" + WORDS + "\r\n", new String(draft.bytes()));
    }

    @Test
    void aLabelledMessageToAGroupHasItsNumberInTheLabel() {
        Draft draft = dialect(new Scenario.Groups(2, 3, 1), true).draft(3);
        draft.number(31);

        assertEquals("@label=0000001f /groupmsg g1 ~00000003.0000001f" + WORDS + "\r\n", new String(draft.bytes()));
    }

    private static ParleyDialect dialect(Scenario scenario, boolean labelled) {
        List<Account> accounts = IntStream.range(0, scenario.users()).mapToObj(i -> new Account("u" + i, "p")).toList();
        return new ParleyDialect(scenario, accounts, labelled, "g");
    }
}
