package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.api.Access;
import parley.api.server.User;
import parley.server.account.Credentials;
import parley.server.event.EventLog;
import parley.server.event.Topic;
import parley.server.store.SimulatedDisk;

/** Who is logged in, by name and in the order of log-in. */
class OnlineRosterTest {
    private static final Path FOLDER = Path.of("/data");
    private final EventLog events = new EventLog(new SimulatedDisk(FOLDER, 1), FOLDER, Durability.PROCESS, 1,
            InstantSource.system(), report -> { });
    private final OnlineRoster roster = new OnlineRoster(Credentials.parse(List.of("yoda a", "hans b", "leia c")));

    OnlineRosterTest() throws IOException {}

    @Test
    void anEmptyRosterHasAccountsButNobodyOnline() {
        assertTrue(roster.online().isEmpty());
        assertEquals(Optional.empty(), roster.find("yoda"));
        assertNull(roster.findOrNull("yoda"));
        assertTrue(roster.exists("yoda"));
        assertFalse(roster.exists("luke"));
        assertFalse(roster.exists("YODA"));
    }

    @Test
    void usersAreFoundByNameAndListedInTheOrderOfLogIn() {
        OnlineUser yoda = login("yoda");
        OnlineUser hans = login("hans");
        OnlineUser leia = login("leia");

        assertSame(hans, roster.findOrNull("hans"));
        assertEquals(Optional.of(yoda), roster.find("yoda"));
        assertEquals(List.of(yoda, hans, leia), online());
        assertEquals(Set.of("yoda", "hans", "leia"), Set.copyOf(roster.names()));
    }

    @Test
    void whoLeftIsGoneAndTheOthersKeepTheirOrder() {
        OnlineUser yoda = login("yoda");
        OnlineUser hans = login("hans");
        OnlineUser leia = login("leia");
        assertTrue(roster.remove(hans));

        assertEquals(List.of(yoda, leia), online());
        assertEquals(Optional.empty(), roster.find("hans"));
        assertFalse(roster.remove(hans), "and cannot leave twice");
    }

    @Test
    void whoComesBackIsLast() {
        OnlineUser yoda = login("yoda");
        OnlineUser hans = login("hans");
        roster.remove(yoda);
        OnlineUser again = login("yoda");

        assertEquals(List.of(hans, again), online());
    }

    @Test
    void aSecondLogInReplacesTheFirstAndSaysWhich() {
        OnlineUser first = user("yoda");
        OnlineUser second = user("yoda");
        OnlineUser hans = user("hans");
        assertEquals(Optional.empty(), roster.put(first));
        assertEquals(Optional.empty(), roster.put(hans));
        assertEquals(Optional.of(first), roster.put(second));

        assertSame(second, roster.findOrNull("yoda"));
        assertEquals(List.of(hans, second), online());
    }

    @Test
    void theReplacedOneCannotRemoveTheOneWhoReplacedIt() {
        OnlineUser first = login("yoda");
        OnlineUser second = login("yoda");

        assertFalse(roster.remove(first));
        assertSame(second, roster.findOrNull("yoda"));
        assertEquals(List.of(second), online());
        assertTrue(roster.remove(second));
    }

    @Test
    void namesAreNotCopiedForWhoeverAsks() {
        Set<String> names = roster.names();
        login("yoda");

        assertEquals(Set.of("yoda"), Set.copyOf(names));
    }

    @Test
    void whatIsHandedOutCannotBeChanged() {
        login("yoda");

        assertThrows(UnsupportedOperationException.class, () -> roster.online().clear());
        assertThrows(UnsupportedOperationException.class, () -> roster.names().clear());
    }

    @Test
    void aListThatIsReadWhileUsersComeAndGoNeverFails() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            login("user" + i);
        }
        OnlineUser hans = user("hans");
        Thread coming = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 20_000; i++) {
                roster.put(hans);
                roster.remove(hans);
            }
        });
        do {
            int seen = online().size();
            assertTrue(seen == 500 || seen == 501, () -> seen + " users");
        } while (coming.isAlive());
        coming.join();

        assertEquals(500, online().size());
    }

    private OnlineUser login(String name) {
        OnlineUser user = user(name);
        roster.put(user);
        return user;
    }

    /** One that is on no connection, which a roster does not look at. */
    private OnlineUser user(String name) {
        Hello hello = new Hello("test", OptionalInt.empty(), false, OptionalLong.empty());
        return new OnlineUser(name, Access.USER, Instant.EPOCH, hello, null, null,
                new Inbox(events.topic(Topic.inbox(name)), events), new OnlineUser.UserContext(Time.system(), null, null, null, null));
    }

    private List<User> online() {
        return new ArrayList<>(roster.online());
    }
}
