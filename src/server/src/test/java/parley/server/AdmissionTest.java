package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many connections may be there: in all, from one address, and before log-in. */
class AdmissionTest {
    private static final Optional<Object> WELCOME = Optional.empty();

    private final Admission admission = new Admission(Limits.standard().withConnections(4, 3).withWaiting(2));
    private LoopFixture f;

    @BeforeEach
    void open() throws Exception {
        f = new LoopFixture(1, Time.system(), "nobody");
    }

    @AfterEach
    void close() throws Exception {
        f.close();
    }

    @Test
    void oneConnectionMoreThanOneAddressMayHaveIsRefused() throws Exception {
        enter("10.0.0.1", 3);

        assertEquals(Optional.of("This server takes 3 connections from one address."
                        + " Close another, or try again later."),
                admission.entered(address("10.0.0.1")));
    }

    @Test
    void oneConnectionMoreThanThereMayBeInAllIsRefused() throws Exception {
        enter("10.0.0.1", 2);
        enter("10.0.0.2", 2);

        assertEquals(Optional.of("This server takes 4 connections. Try again later."),
                admission.entered(address("10.0.0.3")));
    }

    @Test
    void eachThatLeavesMakesRoomForOne() throws Exception {
        enter("10.0.0.1", 3);
        admission.left(address("10.0.0.1"));
        enter("10.0.0.1", 1);

        assertTrue(admission.entered(address("10.0.0.1")).isPresent());
    }

    @Test
    void aRefusedOneCountsUntilItHasLeft() throws Exception {
        enter("10.0.0.1", 3);
        assertTrue(admission.entered(address("10.0.0.1")).isPresent());
        assertTrue(admission.entered(address("10.0.0.2")).isPresent(), "four are there");
        admission.left(address("10.0.0.2"));
        admission.left(address("10.0.0.1"));

        enter("10.0.0.2", 1);
    }

    @Test
    void anAddressThatLeftEntirelyStartsAnew() throws Exception {
        for (int i = 0; i < 100; i++) {
            enter("10.0.0.1", 3);
            for (int n = 0; n < 3; n++) {
                admission.left(address("10.0.0.1"));
            }
        }
    }

    @Test
    void whoWaitsLongestMakesRoomForOneMore() throws Exception {
        Connection first = connection();
        Connection second = connection();
        Connection third = connection();
        Connection fourth = connection();

        assertEquals(Optional.empty(), admission.waits(first));
        assertEquals(Optional.empty(), admission.waits(second));
        assertEquals(Optional.of(first), admission.waits(third));
        assertEquals(Optional.of(second), admission.waits(fourth));
    }

    @Test
    void whoHasLoggedInOrLeftWaitsNoMore() throws Exception {
        Connection first = connection();
        Connection second = connection();
        admission.waits(first);
        admission.waits(second);
        admission.waitsNoMore(first);
        admission.waitsNoMore(first);

        assertEquals(Optional.empty(), admission.waits(connection()));
        assertEquals(Optional.of(second), admission.waits(connection()));
    }

    private void enter(String from, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            assertEquals(WELCOME, admission.entered(address(from)));
        }
    }

    private Connection connection() throws IOException {
        return f.peer("nobody", 0).user.connection();
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
