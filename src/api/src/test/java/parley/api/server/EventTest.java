package parley.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;

/** The small values that a plugin's server half hands over: events, rows. */
class EventTest {
    private static final Instant TIME = Instant.parse("2026-11-22T15:00:01.123Z");

    /** A user with a name and nothing else. */
    private record Named(String name) implements User {
        @Override
        public Instant since() {
            return TIME;
        }

        @Override
        public Access access() {
            return Access.USER;
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
        Event event = Event.of("MESSAGE", "hans").from(new Named("yoda")).text("hello");

        assertEquals("MESSAGE", event.verb());
        assertEquals(Optional.of("yoda"), event.source());
        assertEquals(List.of("hans"), event.params());
        assertEquals("hello", event.text());
    }

    @Test
    void anEventIsNobodysAndWithoutTextUnlessSaid() {
        Event event = Event.of("INVITED");

        assertEquals(Optional.empty(), event.source());
        assertEquals(List.of(), event.params());
        assertEquals("", event.text());
    }

    @Test
    void aLinkOfTheChainChangesNoEventBefore() {
        Event plain = Event.of("M", "a");
        plain.from(new Named("yoda")).text("hi");

        assertEquals(Event.of("M", "a"), plain);
    }

    @Test
    void eventsThatSayTheSameAreEqualAndNoOthersAre() {
        Event event = Event.of("M", "a").from(new Named("yoda")).text("hi");

        assertEquals(event.hashCode(), Event.of("M", "a").from(new Named("yoda")).text("hi").hashCode());
        assertNotEquals(event, Event.of("N", "a").from(new Named("yoda")).text("hi"));
        assertNotEquals(event, Event.of("M", "b").from(new Named("yoda")).text("hi"));
        assertNotEquals(event, Event.of("M", "a").from(new Named("hans")).text("hi"));
        assertNotEquals(event, Event.of("M", "a").from(new Named("yoda")).text("ho"));
        assertNotEquals(event, event.toString());
        assertEquals(":yoda M a :hi", event.toString());
    }

    @Test
    void theOrderOfTheChainDoesNotMatter() {
        assertEquals(Event.of("M", "a").from(new Named("yoda")).text("hi"),
                Event.of("M", "a").text("hi").from(new Named("yoda")));
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
        String[] params = {"hans"};
        Event event = Event.of("MESSAGE", params);
        Reply reply = Reply.of("done").with(params);
        params[0] = "leia";

        assertEquals(List.of("hans"), event.params());
        assertEquals(List.of("hans"), reply.params());
        assertThrows(UnsupportedOperationException.class, () -> event.params().add("more"));
        assertThrows(UnsupportedOperationException.class, () -> reply.params().add("more"));
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
