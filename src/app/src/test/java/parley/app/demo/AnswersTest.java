package parley.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private final List<String> typed = new ArrayList<>();
    private final Answers answers = new Answers(typed::add, "yoda");

    @Test
    void aMessageIsAnsweredToItsSender() {
        answers.accept("01 Jun 2022 15:00:01, yoda: hello there");

        assertEquals(List.of("/msgto yoda I hear you. You wrote: hello there"), typed);
    }

    @Test
    void aMessageToAGroupIsAnsweredToTheGroup() {
        assertEquals(Optional.of("/groupmsg force I hear you. You wrote: hello: all"),
                answers.to("01 Jun 2022 18:00:01, force, yoda: hello: all"));
    }

    @Test
    void anAnswerIsNotTheSameTwice() {
        assertNotEquals(answers.to("01 Jun 2022 15:00:01, yoda: x"), answers.to("01 Jun 2022 15:00:01, yoda: x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "01 Jun 2022 15:00:01, hans: hello", "01 Jun 2022 15:00:01, force, hans: yoda: hello",
        "01 Jun 2022 15:00:01, message 1 to yoda", "Goodbye, yoda.", "",
    })
    void nothingElseIsAnswered(String line) {
        answers.accept(line);

        assertTrue(typed.isEmpty(), typed::toString);
    }
}
