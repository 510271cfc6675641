package parley.testkit;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who comes and goes. */
public final class EntranceSteps {
    private static final String LOST = "Lost the connection";
    private static final String TRYING = "Trying again in";
    private static final String BACK = "Connected again as";

    private final Stage stage;

    /** Made for each scenario. */
    public EntranceSteps(Stage stage) {
        this.stage = stage;
    }

    /** Each gets a terminal of its own and logs in, one after another. */
    @Given("{actors} is/are logged in")
    public void areLoggedIn(List<String> names) {
        names.forEach(stage::logsIn);
    }

    /** As {@link #areLoggedIn}, for one who comes later or again. */
    @When("{actor} logs in")
    public void logsIn(String name) {
        stage.logsIn(name);
    }

    /** Another terminal of the same user: the actor has its own name on stage. */
    @When("{actor} logs in as {word}")
    public void logsInAs(String name, String user) {
        stage.logsIn(name, user);
    }

    /** A terminal at which the client waits for a user's name. */
    @Given("{actor} opens the client")
    public void opensTheClient(String name) {
        stage.enters(name);
    }

    /** Gives a user's name and a password to a client that waits for them. */
    @When("{actor} gives the name {string} and the password {string}")
    public void gives(String name, String user, String password) {
        stage.actor(name).type(user);
        stage.actor(name).type(password);
    }

    /** Leaves in good order and waits for the end of the client. */
    @When("{actor} logs out")
    public void logsOut(String name) {
        stage.actor(name).type("/logout");
        stage.actor(name).awaitEnd();
    }

    /** Whoever enters from now on has a line to the server that {@link #breaks}. */
    @Given("connections may break")
    public void mayBreak() {
        stage.connectionsMayBreak();
    }

    /** The line to the server breaks, whatever is on its way, and the client notices. It cannot come back yet. */
    @When("{actors}'s connection breaks")
    public void breaks(List<String> names) {
        names.forEach(name -> stage.cable(name).cut());
        names.forEach(name -> stage.actor(name).screen()
                .await(kind -> kind == Transcript.Kind.FAILURE, line -> line.contains(LOST), LOST));
    }

    /** The line to the server is there again, and the client comes back by itself. */
    @When("{actors} come(s) back")
    public void comeBack(List<String> names) {
        names.forEach(name -> stage.cable(name).mend());
        names.forEach(name -> stage.actor(name).screen()
                .await(kind -> kind != Transcript.Kind.TYPED, line -> line.contains(BACK), BACK));
        names.forEach(name -> stage.actor(name).screen().overlook(line -> line.startsWith(TRYING)));
    }

    /** The input of the client ends, as that of a script does. */
    @When("{actor} closes the input")
    public void closesTheInput(String name) {
        stage.actor(name).endInput();
    }

    /** The client ends by itself, whatever its exit status. */
    @Then("{actor}'s client ends")
    public void ends(String name) {
        stage.actor(name).awaitEnd();
    }

    /** The client ends by itself with an exit status. */
    @Then("{actor}'s client ends with status {int}")
    public void endsWith(String name, int status) {
        assertEquals(status, stage.actor(name).awaitEnd(), () -> stage.actor(name).screen().toString());
    }

    /** Sees a line with the UDP port on which another actor's client receives files. */
    @Then("{actor} sees {actor}'s UDP port")
    public void seesUdpPort(String name, String other) {
        String port = Integer.toString(stage.actor(other).udpPort());
        stage.actor(name).screen().await(kind -> kind == Transcript.Kind.OUTPUT, line -> line.endsWith(" " + port),
                other + "'s UDP port " + port);
    }

    /** Another program could take the port on which the actor received files. */
    @Then("{actor}'s UDP port is free again")
    public void udpPortIsFree(String name) throws SocketException {
        new DatagramSocket(stage.actor(name).udpPort()).close();
    }
}
