package parley.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;

/** The small values that a plugin's server half hands over: events, answers, rows. */
class EventTest {
    private static final Instant TIME = Instant.parse("2026-11-22T15:00:01.123Z");

    /** A user with a name and nothing else. */
    private record Named(String name) implements User {
        @Override
        public Instant since() {
            return TIME;
        }

        @Override
        public InetAddress address() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public OptionalInt udpPort() {
            return OptionalInt.empty();
        }

        @Override
        public void deliver(Event event) {}

        @Override
        public void disconnect(String why) {}
    }

    @Test
    void anEventIsPutTogetherByChaining() {
        Event event = Event.of("MESSAGE", "hans").from(new Named("yoda")).text("hello").storedAs(17, TIME);

        assertEquals(new Event("MESSAGE", Optional.of("yoda"), List.of("hans"), "hello",
                Optional.of(new Reply.Stored(17, TIME))), event);
    }

    @Test
    void anEventIsNobodysAndWithoutTextUnlessSaid() {
        assertEquals(new Event("INVITED", Optional.empty(), List.of(), "", Optional.empty()), Event.of("INVITED"));
    }

    @Test
    void theOrderOfTheChainDoesNotMatter() {
        assertEquals(Event.of("M", "a").from(new Named("yoda")).text("hi").storedAs(1, TIME),
                Event.of("M", "a").storedAs(1, TIME).text("hi").from(new Named("yoda")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "message", "Message", "1ST", "TWO WORDS", "A-B", ":A", "A\r\nB",
        "A23456789012345678901234567890123"})
    void aVerbIsCapitalLettersAndDigits(String verb) {
        String said = assertThrows(IllegalArgumentException.class, () -> Event.of(verb)).getMessage();

        assertEquals("'" + verb + "' is not a verb: use capital letters and digits", said);
    }

    @Test
    void aVerbOf32CharactersIsTheLongest() {
        assertEquals("A2345678901234567890123456789012", Event.of("A2345678901234567890123456789012").verb());
    }

    @Test
    void anEventsTextIsNeverMissing() {
        assertThrows(NullPointerException.class, () -> Event.of("MESSAGE").text(null));
    }

    @Test
    void parametersPassedInAreCopied() {
        List<String> params = new ArrayList<>(List.of("hans"));
        Event event = new Event("MESSAGE", Optional.empty(), params, "", Optional.empty());
        Reply reply = new Reply("done", params, Optional.empty());
        params.add("leia");

        assertEquals(List.of("hans"), event.params());
        assertEquals(List.of("hans"), reply.params());
    }

    @Test
    void aReplySaysNothingALineOrMore() {
        assertEquals(new Reply("", List.of(), Optional.empty()), Reply.done());
        assertEquals(new Reply("sent", List.of(), Optional.empty()), Reply.of("sent"));
        assertEquals(new Reply("sent", List.of("17", "hans"), Optional.of(new Reply.Stored(17, TIME))),
                Reply.of("sent").with("17", "hans").storedAs(17, TIME));
        assertThrows(NullPointerException.class, () -> Reply.of(null));
    }

    @Test
    void parametersOfAReplyAddUp() {
        assertEquals(List.of("a", "b", "c"), Reply.of("sent").with("a").with("b", "c").params());
    }

    @Test
    void anInvocationHasShortWaysToRowsAndArguments() throws CommandException {
        List<List<String>> rows = new ArrayList<>();
        Arguments arguments = CommandSpec.of("wave", "Wave").word("whom").parse(" hans");
        Invocation call = new Invocation() {
            @Override
            public User user() {
                return new Named("yoda");
            }

            @Override
            public Arguments arguments() {
                return arguments;
            }

            @Override
            public void row(List<String> fields) {
                rows.add(fields);
            }
        };
        call.row("a", "b");

        assertEquals(List.of(List.of("a", "b")), rows);
        assertEquals("hans", call.text("whom"));
    }
}
