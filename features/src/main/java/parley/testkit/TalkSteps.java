package parley.testkit;

import io.cucumber.java.After;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import parley.testkit.Transcript.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is typed and seen. */
public final class TalkSteps {
    private static final Predicate<Kind> SHOWN = kind -> kind != Kind.TYPED;
    private static final Predicate<Kind> FAILURE = kind -> kind == Kind.FAILURE;

    private final Stage stage;

    /** Made for each scenario. */
    public TalkSteps(Stage stage) {
        this.stage = stage;
    }

    /**
     * Types a line, and does not wait for what comes of it. The picture of a control character, as {@code ␛}, stands
     * for that character.
     */
    @When("{actors} type(s) {string}")
    public void types(List<String> names, String line) {
        names.forEach(name -> stage.actor(name).type(ControlPictures.toControls(line)));
    }

    /** Types a long line: its beginning, then so many letters. */
    @When("{actor} types {string} and {int} letters")
    public void typesLetters(String name, String beginning, int letters) {
        stage.actor(name).type(beginning + "x".repeat(letters));
    }

    /** Types several lines. */
    @When("{actor} types:")
    public void typesLines(String name, String lines) {
        lines.lines().forEach(stage.actor(name)::type);
    }

    /** Types a line so many times; in it {@code #} stands for the number of each, from 1. */
    @When("{actor} types {string} {int} times")
    public void typesOften(String name, String line, int times) {
        for (int i = 1; i <= times; i++) {
            stage.actor(name).type(line.replace("#", Integer.toString(i)));
        }
    }

    /** Types a long line so many times. */
    @When("{actor} types {string} and {int} letters {int} times")
    public void typesLettersOften(String name, String beginning, int letters, int times) {
        for (int i = 0; i < times; i++) {
            typesLetters(name, beginning, letters);
        }
    }

    /** Waits for a line with these words anywhere in it. */
    @Then("{actors} see(s) {string}")
    public void sees(List<String> names, String words) {
        Wording wording = new Wording(words);
        names.forEach(name -> stage.actor(name).screen().await(SHOWN, wording::isIn, wording.toString()));
    }

    /** Waits for a line that ends with these words and then so many letters, as {@link #typesLetters} types them. */
    @Then("{actors} see(s) {string} and {int} letters")
    public void seesLetters(List<String> names, String words, int letters) {
        String end = words + "x".repeat(letters);
        names.forEach(name -> stage.actor(name).screen().await(SHOWN, line -> line.endsWith(end),
                "'" + words + "' and " + letters + " letters"));
    }

    /** Waits for a line that is these words and nothing else. */
    @Then("{actors} see(s) the line {string}")
    public void seesTheLine(List<String> names, String words) {
        Wording wording = new Wording(words);
        names.forEach(name -> stage.actor(name).screen().await(SHOWN, wording::is, "the line " + wording));
    }

    /** Waits for lines, each whole, whatever their order. */
    @Then("{actors} see(s) the lines:")
    public void seesTheLines(List<String> names, String lines) {
        lines.lines().forEach(line -> seesTheLine(names, line));
    }

    /** Waits for lines, each whole, which must come in this order; others may come between. */
    @Then("{actors} see(s) in this order:")
    public void seesInOrder(List<String> names, String lines) {
        List<Wording> all = lines.lines().map(Wording::new).toList();
        for (String name : names) {
            for (int i = 0; i < all.size(); i++) {
                List<Wording> left = all.subList(i, all.size());
                String line = stage.actor(name).screen().await(SHOWN, l -> left.stream().anyMatch(w -> w.is(l)),
                        "the line " + left.getFirst());
                assertTrue(left.getFirst().is(line), name + " should see " + left.getFirst() + " next, but came: " + line);
            }
        }
    }

    /**
     * Of the lines that came until now, so many or more are these words, and they are in order; {@code #} is the number of
     * each, from 1, and none is missing or comes twice.
     */
    @Then("{actors} saw at least {int} times in order {string}")
    public void sawInOrder(List<String> names, int least, String words) {
        stage.everybodyCatchesUp();
        Wording any = new Wording(words.replace("#", "…"));
        for (String name : names) {
            Transcript screen = stage.actor(name).screen();
            List<String> found = screen.unseen(0).stream().filter(any::is).toList();
            for (int i = 0; i < found.size(); i++) {
                Wording wording = new Wording(words.replace("#", Integer.toString(i + 1)));
                assertTrue(wording.is(found.get(i)), name + " should have seen " + wording + ", but came: " + found.get(i));
            }
            assertTrue(found.size() >= least, () -> name + " saw only " + found.size() + ".\n" + screen);
            screen.overlook(any::is);
        }
    }

    /** Waits for so many lines with these words, which must come in order; {@code #} is the number of each, from 1. */
    @Then("{actor} sees {string} {int} times in order")
    public void seesOften(String name, String words, int times) {
        for (int i = 1; i <= times; i++) {
            Wording wording = new Wording(words.replace("#", Integer.toString(i)));
            Wording any = new Wording(words.replace("#", "…"));
            String line = stage.actor(name).screen().await(SHOWN, any::isIn, wording.toString());
            assertEquals(true, wording.isIn(line), "expected " + wording + " next, but came: " + line);
        }
    }

    /** Waits for a line that tells of a failure and has these words in it. */
    @Then("{actors} is/are refused: {string}")
    public void isRefused(List<String> names, String words) {
        isRefused(names, Transcript.PATIENCE, words);
    }

    /** The same, for something that is known only after a while, as that a peer does not answer any more. */
    @Then("{actors} is/are refused within {int} seconds: {string}")
    public void isRefused(List<String> names, int seconds, String words) {
        isRefused(names, Duration.ofSeconds(seconds), words);
    }

    private void isRefused(List<String> names, Duration patience, String words) {
        Wording wording = new Wording(words);
        names.forEach(name ->
                stage.actor(name).screen().await(patience, FAILURE, wording::isIn, "the refusal " + wording));
    }

    /** Nothing came since the log-in but what a step before this one expected. */
    @Then("{actors} see(s) nothing( more)")
    public void seesNothing(List<String> names) {
        stage.everybodyCatchesUp();
        names.forEach(name -> stage.actor(name).assertNothingNew());
    }

    /** No line with these words came, but for those that a step before this one expected. */
    @Then("{actors} do(es) not see {string}")
    public void doesNotSee(List<String> names, String words) {
        Wording wording = new Wording(words);
        stage.everybodyCatchesUp();
        for (String name : names) {
            Transcript screen = stage.actor(name).screen();
            assertEquals(List.of(), screen.unseen(0).stream().filter(wording::isIn).toList(), screen.toString());
        }
    }

    /** Shows all screens of a scenario that failed. */
    @After
    public void showWhatWasSeen(Scenario scenario) {
        if (scenario.isFailed()) {
            scenario.log(stage.transcripts());
        }
    }
}
