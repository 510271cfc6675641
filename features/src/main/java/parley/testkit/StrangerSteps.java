package parley.testkit;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import parley.testkit.Transcript.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Bare connections that send anything. {@code the stranger} is the one who connected last. */
public final class StrangerSteps {
    private static final Predicate<Kind> RECEIVED = kind -> kind == Kind.OUTPUT;
    private static final int MEGABYTE = 1_000_000;

    private final Stage stage;

    /** Made for each scenario. */
    public StrangerSteps(Stage stage) {
        this.stage = stage;
    }

    /** One more connection, of whom everything is read. */
    @When("a stranger connects")
    public void connects() {
        stage.strangerConnects().reads();
    }

    /** Connections, of whom everything is read. */
    @When("{int} strangers connect and say nothing")
    public void connect(int number) {
        for (int i = 0; i < number; i++) {
            stage.strangerConnects().reads();
        }
    }

    /** A connection that is logged in as a user, by the protocol, and of whom everything is read. */
    @Given("a stranger is logged in as {word}")
    public void isLoggedIn(String user) {
        Stranger stranger = stage.strangerConnects().reads();
        logIn(stranger, user);
        stranger.received().await(RECEIVED, line -> line.contains(" WELCOME "), "WELCOME");
    }

    /** The same, but nothing of what the server sends is read. */
    @Given("a stranger who never reads is logged in as {word}")
    public void neverReads(String user) {
        logIn(stage.strangerConnects(), user);
    }

    private void logIn(Stranger stranger, String user) {
        stranger.send("HELLO 1 :stranger");
        stranger.send("LOGIN " + user + " :" + stage.password(user));
    }

    /** Sends a line. The picture of a control character, as {@code ␛}, stands for that character. */
    @When("the stranger sends {string}")
    public void sends(String line) {
        stage.stranger().send(ControlPictures.toControls(line));
    }

    /** Sends several lines at once. */
    @When("the stranger sends at once:")
    public void sendsAtOnce(String lines) {
        stage.stranger().send(lines);
    }

    /** Sends text without the end of a line. */
    @When("the stranger sends {string} and no end of the line")
    public void sendsHalf(String text) {
        stage.stranger().send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they are, in hexadecimal with blanks between: {@code 00 ff fe 0a}. */
    @When("the stranger sends the bytes {string}")
    public void sendsBytes(String hex) {
        stage.stranger().send(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    /** Sends so many megabytes of one line, then its end. */
    @When("the stranger sends a line of {int} MB")
    public void sendsLong(int megabytes) {
        stage.stranger().sendWithoutEnd((long) megabytes * MEGABYTE);
        stage.stranger().send("");
    }

    /** Waits for a line with these words in it. */
    @Then("the stranger gets {string}")
    public void gets(String words) {
        Wording wording = new Wording(ControlPictures.toControls(words));
        stage.stranger().received().await(RECEIVED, wording::isIn, wording.toString());
    }

    /** Of all that came until now, and that no step before this one expected, no line has these words in it. */
    @Then("the stranger got nothing more with {string}")
    public void gotNothingMore(String words) {
        Transcript received = stage.stranger().received();
        Wording wording = new Wording(words);
        assertEquals(List.of(), received.unseen(0).stream().filter(wording::isIn).toList(), received.toString());
    }

    /** Breaks the connection off. */
    @When("the stranger breaks the connection off")
    public void breaksOff() {
        stage.stranger().reset();
    }

    /** The server ends the connection. */
    @Then("the stranger is disconnected")
    public void isDisconnected() {
        stage.stranger().awaitEnd();
    }

    /** The server ends the connection of those who came first, so many of them. */
    @Then("the first {int} strangers are disconnected")
    public void areDisconnected(int number) {
        stage.strangers().subList(0, number).forEach(Stranger::awaitEnd);
    }
}
