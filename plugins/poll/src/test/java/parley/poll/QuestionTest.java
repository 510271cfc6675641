package parley.poll;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.api.CommandException;
import parley.api.ErrorCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class QuestionTest {
    @Test
    void aQuestionStandsBeforeItsChoices() throws CommandException {
        Question question = Question.of("  Where to? A: home|a long way |  nowhere ");
        assertEquals(new Question("Where to? A: home", List.of("a long way", "nowhere")), question);
        assertEquals("Where to? A: home | a long way | nowhere", question.typed());
        assertEquals("1 a long way, 2 nowhere", question.numbered());
    }

    @Test
    void tenChoicesAreNotTooMany() throws CommandException {
        assertEquals(10, Question.of("Which? |1|2|3|4|5|6|7|8|9|10").choices().size());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = ';', value = {
        "Lunch?; There are 0 choices, not 2 to 10",
        "Lunch? | pizza; There are 1 choices, not 2 to 10",
        "Which? |1|2|3|4|5|6|7|8|9|10|11; There are 11 choices, not 2 to 10",
        "| pizza | sushi; A question or choice is empty",
        "Lunch? | pizza | ; A question or choice is empty",
        "Lunch? | pizza || sushi; A question or choice is empty",
        "Lunch? | pizza | sushi|pizza; Two choices are the same",
    })
    void aQuestionThatNobodyCouldAnswerIsRefused(String typed, String why) {
        CommandException refusal = assertThrows(CommandException.class, () -> Question.of(typed));
        assertEquals(ErrorCode.INVALID, refusal.code());
        assertEquals(why + ". For example: /poll GROUP Lunch? | pizza | sushi", refusal.getMessage());
    }
}
