package parley.testkit;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.app.Main;
import parley.testkit.Transcript.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The program's command line, for what ends by itself. */
public final class ProgramSteps {
    private final Stage stage;
    private final Transcript output = new Transcript("the program");
    private int status = -1;

    /** Made for each scenario. */
    public ProgramSteps(Stage stage) {
        this.stage = stage;
    }

    /**
     * Runs {@code parley} with words separated by blanks, and waits for its end. In them {@code PORT} is the port of
     * the scenario's server, and {@code FOLDER} the folder of the actor {@code somebody}.
     */
    @When("somebody runs {string}")
    public void runs(String line) throws InterruptedException, ExecutionException {
        List<String> words = List.of(line.split(" "));
        String[] arguments = words.subList(1, words.size()).stream().map(this::filledIn).toArray(String[]::new);
        CompletableFuture<Integer> run = new CompletableFuture<>();
        Thread.ofPlatform().name("program").daemon().start(() -> {
            try {
                run.complete(Main.run(output.stream(Kind.OUTPUT), output.stream(Kind.FAILURE), arguments));
            } catch (Throwable e) { // whatever it is, the scenario must hear of it
                run.completeExceptionally(e);
            }
        });
        try {
            status = run.get(Transcript.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The program does not end.\n" + output, e);
        }
        output.end();
    }

    private String filledIn(String word) {
        String filled = word.replace("FOLDER", stage.folderOf("somebody").toString());
        return filled.contains("PORT") ? filled.replace("PORT", Integer.toString(stage.address().getPort())) : filled;
    }

    /** It ended with an exit status. */
    @Then("the program ends with status {int}")
    public void endsWith(int expected) {
        assertEquals(expected, status, output.toString());
    }

    /** It put out a line with these words in it. */
    @Then("the program says {string}")
    public void says(String words) {
        Wording wording = new Wording(words);
        output.await(kind -> true, wording::isIn, wording.toString());
    }

    /** It put out one line, and that has these words in it. */
    @Then("the program says only {string}")
    public void saysOnly(String words) {
        says(words);
        assertEquals(List.of(), output.unseen(0), output.toString());
    }
}
