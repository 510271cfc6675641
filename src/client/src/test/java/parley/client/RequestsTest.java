package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.Answer;
import parley.wire.MalformedLineException;

class RequestsTest {
    private static final CommandException LOST = new CommandException(ErrorCode.WAIT, "lost");

    private final Requests requests = new Requests();

    private static ServerLine line(String raw) throws MalformedLineException {
        return ServerLine.parse(raw);
    }

    @Test
    void anAnswerFindsItsRequest() throws Exception {
        Request first = requests.open("lost", Request.Taker.NONE);
        Request second = requests.open("lost", Request.Taker.NONE);
        assertNotEquals(first.label(), second.label());
        assertTrue(requests.row(second.label(), List.of("a", "b")));
        assertTrue(requests.answer(
                line("@label=" + second.label() + ";id=7;time=2022-06-01T15:00:01.000Z OK x y :done")));
        assertEquals(new Answer("done", List.of("x", "y"), List.of(List.of("a", "b")), OptionalLong.of(7),
                Optional.of(Instant.parse("2022-06-01T15:00:01Z"))), second.await());
        assertTrue(requests.refuse(first.label(), LOST));
        assertEquals("lost", assertThrows(CommandException.class, first::await).getMessage());
    }

    @Test
    void anAnswerIsTakenOnce() throws Exception {
        Request request = requests.open("lost", Request.Taker.NONE);
        String ok = "@label=" + request.label() + " OK";
        assertTrue(requests.answer(line(ok)));
        assertFalse(requests.answer(line(ok)));
        assertFalse(requests.refuse(request.label(), LOST));
        assertFalse(requests.row(request.label(), List.of("late")));
        assertFalse(requests.answer(line("OK :without a label")));
    }

    @Test
    void theTakerIsToldBeforeWhoeverWaits() throws Exception {
        List<String> told = new ArrayList<>();
        Request request = requests.open("lost", new Request.Taker() {
            @Override
            public void answered(Answer answer) {
                told.add(answer.text());
            }

            @Override
            public void refused(CommandException why) {
                told.add(why.getMessage());
            }
        });
        requests.answer(line("@label=" + request.label() + " OK :done"));
        request.await();
        assertEquals(List.of("done"), told);
    }

    @Test
    void aLostConnectionRefusesAllThatWaitInTheOrderSent() throws Exception {
        List<String> told = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            requests.open("lost " + i, new Request.Taker() {
                @Override
                public void answered(Answer answer) {}

                @Override
                public void refused(CommandException why) {
                    told.add(why.code() + " " + why.getMessage());
                }
            });
        }
        requests.loseAll();
        assertEquals(IntStream.rangeClosed(1, 20).mapToObj(i -> "WAIT lost " + i).toList(), told);
    }

    @Test
    void aRefusalOfAllReachesWhoeverWaits() throws Exception {
        Request first = requests.open("lost", Request.Taker.NONE);
        Request second = requests.open("lost", Request.Taker.NONE);
        requests.refuseAll(LOST);
        assertThrows(CommandException.class, first::await);
        assertThrows(CommandException.class, second::await);
    }

    @Test
    void anEndAsAskedAnswersAllThatWait() throws Exception {
        Request request = requests.open("lost", Request.Taker.NONE);
        requests.answerAll();
        assertEquals(Request.NOTHING, request.await());
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForForEver() throws Exception {
        Request request = requests.open("lost", Request.Taker.NONE);
        assertEquals(ErrorCode.WAIT,
                assertThrows(CommandException.class, () -> request.await(Duration.ofMillis(1))).code());
    }

    @Test
    void onlySoManyWait() throws Exception {
        Request first = requests.open("lost", Request.Taker.NONE);
        for (int i = 1; i < Requests.MOST; i++) {
            requests.open("lost", Request.Taker.NONE);
        }
        assertEquals(ErrorCode.LIMIT,
                assertThrows(CommandException.class, () -> requests.open("lost", Request.Taker.NONE)).code());
        requests.forget(first);
        requests.open("lost", Request.Taker.NONE);
    }

    @Test
    void rowsBeyondTheBoundAreCounted() throws Exception {
        Request request = requests.open("lost", Request.Taker.NONE);
        for (int i = 0; i < Request.MOST_ROWS + 2; i++) {
            requests.row(request.label(), List.of("row"));
        }
        requests.answer(line("@label=" + request.label() + " OK"));
        List<List<String>> rows = request.await().rows();
        assertEquals(Request.MOST_ROWS + 1, rows.size());
        assertEquals(List.of("(2 more rows were left out)"), rows.getLast());
    }
}
