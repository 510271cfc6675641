package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.wire.Line;

/** What a client's first line tells, and which ones are refused. */
class HelloTest {
    @Test
    void aClientTellsItsNamePortAndWhetherItCompletes() throws Exception {
        assertEquals(told("my client 1.0", OptionalInt.of(6666), true),
                hello("HELLO 1 suggest udp=6666 :my client 1.0"));
        assertEquals(told("nc", OptionalInt.empty(), false), hello("HELLO 1 :nc"));
        assertEquals(told("nc", OptionalInt.empty(), true), hello("HELLO 1 suggest :nc"));
    }

    @Test
    void theVersionAloneIsEnough() throws Exception {
        assertEquals(told("", OptionalInt.empty(), false), hello("HELLO 1"));
    }

    @Test
    void wordsThatAreNotKnownAreIgnored() throws Exception {
        assertEquals(told("nc", OptionalInt.of(1024), false),
                hello("HELLO 1 compress udp=1024 SUGGEST dance=7 :nc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "HELLO 2 :nc", "HELLO 0", "HELLO 1.0", "HELLO 11", "HELLO one", "HELLO :nc"})
    void anotherVersionIsRefused(String line) throws Exception {
        String version = Line.parse(line).param(0);

        assertRefused("This server speaks version 1 of the protocol, not '" + version
                + "'. Say HELLO 1 :name of the client.", line);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_024, 6_666, 65_535})
    void aUdpPortIsFrom1024To65535(int port) throws Exception {
        assertEquals(OptionalInt.of(port), hello("HELLO 1 udp=" + port + " :nc").udpPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1023", "65536", "0", "-1", "", "x", "6666.0", "99999999999"})
    void anotherUdpPortIsRefusedAndShown(String port) {
        assertRefused("UDP port '" + port + "' is not from 1024 to 65535.", "HELLO 1 udp=" + port + " :nc");
    }

    @Test
    void aLongNameIsCutAt100Characters() throws Exception {
        assertEquals("x".repeat(100), hello("HELLO 1 :" + "x".repeat(5_000)).client());
        assertEquals("x".repeat(100), hello("HELLO 1 :" + "x".repeat(100)).client());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, Long.MAX_VALUE})
    void aClientThatComesBackNamesTheLastEventThatItGot(long id) throws Exception {
        assertEquals(OptionalLong.of(id), hello("HELLO 1 resume=" + id + " :nc").resume());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1.5", "9223372036854775808"})
    void anotherIdToResumeAtIsRefusedAndShown(String id) {
        assertRefused("'" + id + "' is not the id of an event. Say resume=0 to get all.", "HELLO 1 resume=" + id + " :nc");
    }

    private static Hello told(String client, OptionalInt udpPort, boolean wantsSuggestions) {
        return new Hello(client, udpPort, wantsSuggestions, OptionalLong.empty());
    }

    private static Hello hello(String line) throws Exception {
        return Hello.of(Line.parse(line));
    }

    private static void assertRefused(String text, String line) {
        CommandException refusal = assertThrows(CommandException.class, () -> hello(line));
        assertEquals(text, refusal.getMessage());
        assertEquals(ErrorCode.INVALID, refusal.code());
    }
}
