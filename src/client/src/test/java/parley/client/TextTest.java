package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.api.client.Answer;
import parley.wire.MalformedLineException;

/** How things read: answers, events, tables, times. */
class TextTest {
    private static final ShellTime TIME = new ShellTime(ZoneId.of("Australia/Sydney"));
    private static final Instant NOON = Instant.parse("2022-06-01T02:00:01.999Z");

    private static String shown(String line) throws MalformedLineException {
        return new EventText(TIME, () -> "hans").of(ServerLine.parse(line).toEvent(NOON));
    }

    @Test
    void timesAreLocalAndEnglish() {
        assertEquals("01 Jun 2022 12:00:01", TIME.of(NOON));
    }

    @Test
    void onlyInstantsBecomeLocalTimes() {
        assertEquals("01 Jun 2022 12:00:01", TIME.field("2022-06-01T02:00:01Z"));
        assertEquals("01 Jun 2022 12:00:01", TIME.field("2022-06-01T02:00:01.123456789Z"));
        assertEquals("2022-06-01", TIME.field("2022-06-01"));
        assertEquals("2022-06-31T02:00:01Z", TIME.field("2022-06-31T02:00:01Z"));
        assertEquals("", TIME.field(""));
    }

    @Test
    void aMessageShowsTimeAndSender() throws Exception {
        assertEquals("01 Jun 2022 18:30:00, yoda: hello  there: you",
                shown("@id=18;time=2022-06-01T08:30:00.500Z :yoda MESSAGE hans :hello  there: you"));
    }

    @Test
    void aGroupMessageShowsTheGroup() throws Exception {
        assertEquals("01 Jun 2022 12:00:01, force, yoda: hello", shown(":yoda GROUPMESSAGE force :hello"));
    }

    @Test
    void otherEventsShowTheirWords() throws Exception {
        assertEquals("* yoda INVITED force", shown("@time=2022-06-01T08:30:00.500Z :yoda INVITED force"));
        assertEquals("* NOTICE disk full soon", shown("NOTICE :disk full soon"));
        assertEquals("* REBOOT", shown("REBOOT"));
    }

    @Test
    void nothingRemoteCanSteerTheTerminal() throws Exception {
        assertEquals("01 Jun 2022 12:00:01, yo[2Jda: [31mred",
                shown(":yo\u001b[2Jda MESSAGE :\u001b[31mred\u202e\u0007"));
    }

    @Test
    void wordsAndTextAreToldApart() throws Exception {
        ServerLine words = ServerLine.parse("@id=x;time=never :a VERB one two");
        assertEquals(List.of("one", "two"), words.words());
        assertEquals("", words.text());
        assertEquals(OptionalLong.empty(), words.id());
        assertEquals(Optional.empty(), words.time());
        assertEquals("", words.word(2));
        ServerLine text = ServerLine.parse("VERB one :two");
        assertEquals(List.of("one"), text.words());
        assertEquals("two", text.text());
        assertEquals("b :c", ServerLine.parse("VERB :b :c").text());
        assertEquals(List.of("a"), ServerLine.parse("VERB a :").words());
        assertEquals(List.of(), ServerLine.parse(":source VERB").words());
    }

    @Test
    void anAnswerShowsItsRowsInColumnsAndThenItsText() {
        Answer answer = new Answer("2 users", List.of(),
                List.of(List.of("yoda", "2022-06-01T02:00:01Z", "::1"), List.of("chewbacca", "-", "10.0.0.1")),
                OptionalLong.empty(), Optional.empty());
        assertEquals(List.of(
                "yoda       01 Jun 2022 12:00:01  ::1",
                "chewbacca  -                     10.0.0.1",
                "2 users"), new AnswerText(TIME).lines(answer));
    }

    @Test
    void aConfirmationShowsWhen() {
        Answer answer = new Answer("message 17 to hans", List.of(), List.of(), OptionalLong.of(17), Optional.of(NOON));
        assertEquals(List.of("01 Jun 2022 12:00:01, message 17 to hans"), new AnswerText(TIME).lines(answer));
    }

    @Test
    void anAnswerThatSaysNothingShowsNothing() {
        assertEquals(List.of(), new AnswerText(TIME).lines(Request.NOTHING));
    }

    @Test
    void columnsCountCellsNotCharacters() {
        assertEquals(List.of("日本  x", "abcd  y", "z"),
                Table.lines(List.of(List.of("日本", "x"), List.of("abcd", "y"), List.of("z"))));
    }

    @Test
    void aListOfWordsIsWrapped() {
        assertEquals(List.of("Commands: /a", "  /bbbb /cc", "  /d"),
                Wrapping.lines("Commands:", List.of("/a", "/bbbb", "/cc", "/d"), 12));
        assertEquals(List.of("Commands:"), Wrapping.lines("Commands:", List.of(), 12));
    }

    @Test
    void aLongLineIsPartedBetweenWords() {
        assertEquals(List.of("as it was"), Wrapping.lines("as it was", 9));
        assertEquals(List.of("as it", "was"), Wrapping.lines("as it was", 8));
        assertEquals(List.of("as it", "was, and", "is"), Wrapping.lines("as it   was, and is", 8));
        assertEquals(List.of("  one", "two"), Wrapping.lines("  one two", 6));
        assertEquals(List.of("日本", "日本"), Wrapping.lines("日本 日本", 8));
        assertEquals(List.of(""), Wrapping.lines("", 8));
    }

    @Test
    void aWordThatFitsNoLineStaysWhole() {
        assertEquals(List.of("at", "https://parley", "now"), Wrapping.lines("at https://parley now", 8));
        assertEquals(List.of("https://parley"), Wrapping.lines("https://parley", 8));
        assertEquals(List.of("    https://parley", "now"), Wrapping.lines("    https://parley now", 8));
    }

    @Test
    void progressShowsHowFarItIs() {
        assertEquals("dog.mp4 to hans [########------------] 40 %  12.0/30.0 MB  1.2 MB/s",
                ProgressLine.of("dog.mp4 to hans", 12_000_000, 30_000_000, "1.2 MB/s", 79));
        assertEquals("dog.mp4 [####################] 100 %  2.0/1.0 kB",
                ProgressLine.of("dog.mp4", 2000, 1000, "", 79));
        assertEquals("dog.mp4  waiting", ProgressLine.of("dog.mp4", 0, 0, "waiting", 79));
    }

    @Test
    void withLittleRoomTheBarAndThenTheTitleGiveWay() {
        assertEquals("dog.mp4 [--------] 0 %  0.0/1.0 kB", ProgressLine.of("dog.mp4", 0, 1000, "", 43));
        assertEquals("dog.mp4 0 %  0.0/1.0 kB", ProgressLine.of("dog.mp4", 0, 1000, "", 33));
        assertEquals("the dog in… 0 %  0.0/1.0 kB",
                ProgressLine.of("the dog in the rain.mp4", 0, 1000, "", 27));
    }

    @Test
    void theNoteGivesWayBeforeTheTitle() {
        String note = "24.5 MB/s, 7 s left, 10.2 ms away";
        assertEquals("big.mp4 from yoda 26 %  52.2/200.0 MB  24.5 MB/s, 7 s left",
                ProgressLine.of("big.mp4 from yoda", 52_200_000, 200_000_000, note, 65));
        assertEquals("big.mp4 from yoda 26 %  52.2/200.0 MB  24.5 MB/s",
                ProgressLine.of("big.mp4 from yoda", 52_200_000, 200_000_000, note, 54));
        assertEquals("big.mp4 from yoda 26 %  52.2/200.0 MB  24.5 M…",
                ProgressLine.of("big.mp4 from yoda", 52_200_000, 200_000_000, note, 46));
        assertEquals("big.mp4 from yoda 26 %  52.2/200.0 MB",
                ProgressLine.of("big.mp4 from yoda", 52_200_000, 200_000_000, note, 43));
    }

    @Test
    void progressNeverExceedsTheTerminal() {
        for (int width = 0; width < 100; width++) {
            String line = ProgressLine.of("日本語の長い名前 of a film.mp4 to hans", 1, 3, "a note of some length", width);
            assertTrue(Table.width(line) <= width, line);
        }
    }

    @Test
    void sizesAreInTheUnitOfTheWhole() {
        assertEquals("7/999 B", ProgressLine.size(7, 999));
        assertEquals("0.0/1.0 kB", ProgressLine.size(7, 1000));
        assertEquals("0.5/1.0 MB", ProgressLine.size(500_000, 999_950));
        assertEquals("12.3/99.9 GB", ProgressLine.size(12_345_000_000L, 99_900_000_000L));
        assertEquals("0.0/9223372.0 TB", ProgressLine.size(0, Long.MAX_VALUE));
    }

    @Test
    void noColorAndDumbTerminalsAreRespected() {
        assertTrue(Colour.AUTO.shown(Map.of("NO_COLOR", ""), "xterm"));
        assertFalse(Colour.AUTO.shown(Map.of("NO_COLOR", "1"), "xterm"));
        assertFalse(Colour.AUTO.shown(Map.of(), "dumb"));
        assertTrue(Colour.ALWAYS.shown(Map.of("NO_COLOR", "1"), "dumb"));
        assertFalse(Colour.NEVER.shown(Map.of(), "xterm"));
    }
}
