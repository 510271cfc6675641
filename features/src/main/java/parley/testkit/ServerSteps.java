package parley.testkit;

import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import parley.server.Limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Setting up the scenario's own server, its time, its files, its crash. A scenario with one of these sentences is
 * skipped against a server elsewhere.
 */
public final class ServerSteps {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH);
    /** Less than the time that a client may be silent, so that those who answer are not taken for gone. */
    private static final Duration STRIDE = Duration.ofSeconds(20);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

    private final Stage stage;

    /** Made for each scenario. */
    public ServerSteps(Stage stage) {
        this.stage = stage;
    }

    /**
     * A feature or scenario with the tag {@code @fresh} plays only on a server where nothing has happened yet, so not
     * on one elsewhere.
     */
    @Before("@fresh")
    public void needsAFreshServer() {
        stage.server();
    }

    /** The lines of the credentials file, in place of the usual accounts. */
    @Given("the credentials:")
    public void credentials(String lines) {
        stage.users(lines.lines().toList());
    }

    /** After how many failures in a row a name is blocked. */
    @Given("the server allows {int} failed log-in(s) in a row")
    public void allows(int attempts) {
        stage.server().allowAttempts(attempts);
    }

    /** The owner of the server made them administrators. */
    @Given("{actors} is/are (an )administrator(s) of the server")
    public void areAdministrators(List<String> names) {
        names.forEach(stage.server()::administrator);
    }

    /** A plugin's setting: {@code messaging.kept} is {@code 2}. */
    @Given("the setting {word} is {word}")
    public void setting(String name, String value) {
        stage.server().set(name, value);
    }

    /** Lines are taken at any rate, and so many KiB may wait for a client. */
    @Given("the server takes lines at any rate and keeps {int} KiB for a slow reader")
    public void anyRate(int kibibytes) {
        int any = Integer.MAX_VALUE;
        stage.server().limit(Limits.standard().withRate(any, any).withOutbox(kibibytes << 10));
    }

    /** A file in the drop folder for plugins. */
    @Given("the drop folder has a file {string} with {string}")
    public void dropped(String file, String content) throws IOException {
        Files.writeString(stage.server().dropFolder().resolve(file), content);
    }

    /** Starts the server, if nobody has made it start yet. */
    @Given("the server runs")
    public void runs() {
        stage.server().address();
    }

    /**
     * Sets the time of day, for example to {@code 01 Jun 2022 15:00:01}, local time. It begins at 15:00:00 of that
     * day.
     */
    @Given("it is {string}")
    public void itIs(String time) {
        stage.server().set(LocalDateTime.parse(time, TIME));
    }

    /** Time passes, for the server. Whoever is logged in gives signs of life meanwhile. */
    @When("{int} second(s) pass(es)")
    public void pass(int seconds) {
        Duration left = Duration.ofSeconds(seconds);
        while (left.isPositive()) {
            Duration step = left.compareTo(STRIDE) > 0 ? STRIDE : left;
            stage.server().pass(step);
            left = left.minus(step);
            if (left.isPositive()) {
                stage.everybodyCatchesUp();
            }
        }
    }

    /** The server stops in good order, or the owner stops it. */
    @When("the server stops")
    public void stops() {
        stage.server().stop();
    }

    /** The server is gone at once, with what it had not written to its files. */
    @When("the server crashes")
    public void crashes() {
        stage.server().crash();
    }

    /** As when the machine lost its power while the file was written; after a crash. */
    @When("the server's file {string} has lost its last {int} byte(s)")
    public void losesItsEnd(String file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(stage.server().data().resolve(file), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    /** It starts with the data that it left, on the same port. */
    @When("the server starts again")
    public void startsAgain() {
        stage.server().start();
    }

    /** The server is the built program, as it is installed; there its clock and files cannot be looked at. */
    @Given("the server runs in a process of its own")
    public void runsInAProcess() {
        stage.playsAgainstAProcess();
    }

    /** As {@code kill -9} does it. */
    @When("that process is killed")
    public void isKilled() {
        stage.process().kill();
    }

    /** With the data that it left, on the same port. */
    @When("that process is started again")
    public void isStartedAgain() {
        stage.process().start();
    }

    /** Waits until the console of the server tells something. */
    @Then("the server tells {string}")
    public void tells(String words) {
        Wording wording = new Wording(words);
        stage.server().console().await(kind -> true, wording::isIn, wording.toString());
    }

    /** The console of the server has not told this. */
    @Then("the server has not told {string}")
    public void hasNotTold(String words) {
        stage.everybodyCatchesUp();
        Transcript console = stage.server().console();
        List<String> told = console.unseen(0).stream().filter(new Wording(words)::isIn).toList();
        assertEquals(List.of(), told, console.toString());
    }

    /** Waits until a file in the data folder holds these lines and no other. */
    @Then("the server's file {string} holds:")
    public void holds(String file, String lines) {
        List<Wording> expected = lines.lines().map(Wording::new).toList();
        List<String> found = List.of();
        long deadline = System.nanoTime() + Transcript.PATIENCE.toNanos();
        do {
            found = lines(stage.server().data().resolve(file));
            if (fits(expected, found)) {
                return;
            }
            LockSupport.parkNanos(POLL);
        } while (System.nanoTime() < deadline);
        throw new AssertionError(file + " holds\n" + String.join("\n", found) + "\nbut not\n" + lines);
    }

    /** Waits until a file in the data folder is there, without a line. */
    @Then("the server's file {string} is empty")
    public void isEmpty(String file) {
        holds(file, "");
    }

    private static boolean fits(List<Wording> expected, List<String> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!expected.get(i).is(found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of("(no such file)");
        } catch (IOException e) {
            return List.of("(" + e.getMessage() + ")");
        }
    }
}
