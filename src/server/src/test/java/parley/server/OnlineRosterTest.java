package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.server.User;
import parley.server.account.Credentials;
import parley.server.store.Journals;

/** Who is logged in, by name and in the order of log-in. */
class OnlineRosterTest {
    private final OnlineRoster roster = new OnlineRoster(Credentials.parse(List.of("yoda a", "hans b", "leia c")));
    private final List<Peer> peers = new ArrayList<>();
    private Loop loop;

    @BeforeEach
    void open() throws Exception {
        loop = new Loop("test", Time.system(), new Journals(Path.of(""), Durability.PROCESS, report -> { }), fault -> { });
    }

    @AfterEach
    void close() throws Exception {
        for (Peer peer : peers) {
            peer.close();
        }
        loop.close();
    }

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
    void usersAreFoundByNameAndListedInTheOrderOfLogIn() throws Exception {
        OnlineUser yoda = login("yoda");
        OnlineUser hans = login("hans");
        OnlineUser leia = login("leia");

        assertSame(hans, roster.findOrNull("hans"));
        assertEquals(Optional.of(yoda), roster.find("yoda"));
        assertEquals(List.of(yoda, hans, leia), online());
        assertEquals(Set.of("yoda", "hans", "leia"), Set.copyOf(roster.names()));
    }

    @Test
    void whoLeftIsGoneAndTheOthersKeepTheirOrder() throws Exception {
        OnlineUser yoda = login("yoda");
        OnlineUser hans = login("hans");
        OnlineUser leia = login("leia");
        assertTrue(roster.remove(hans));

        assertEquals(List.of(yoda, leia), online());
        assertEquals(Optional.empty(), roster.find("hans"));
        assertFalse(roster.remove(hans), "and cannot leave twice");
    }

    @Test
    void whoComesBackIsLast() throws Exception {
        OnlineUser yoda = login("yoda");
        OnlineUser hans = login("hans");
        roster.remove(yoda);
        OnlineUser again = login("yoda");

        assertEquals(List.of(hans, again), online());
    }

    @Test
    void aSecondLogInReplacesTheFirstAndSaysWhich() throws Exception {
        OnlineUser first = peer("yoda");
        OnlineUser second = peer("yoda");
        OnlineUser hans = peer("hans");
        assertEquals(Optional.empty(), roster.put(first));
        assertEquals(Optional.empty(), roster.put(hans));
        assertEquals(Optional.of(first), roster.put(second));

        assertSame(second, roster.findOrNull("yoda"));
        assertEquals(List.of(hans, second), online());
    }

    @Test
    void theReplacedOneCannotRemoveTheOneWhoReplacedIt() throws Exception {
        OnlineUser first = login("yoda");
        OnlineUser second = login("yoda");

        assertFalse(roster.remove(first));
        assertSame(second, roster.findOrNull("yoda"));
        assertEquals(List.of(second), online());
        assertTrue(roster.remove(second));
    }

    @Test
    void whatIsHandedOutCannotBeChanged() throws Exception {
        login("yoda");

        assertThrows(UnsupportedOperationException.class, () -> roster.online().clear());
        assertThrows(UnsupportedOperationException.class, () -> roster.names().clear());
    }

    @Test
    void aListThatIsReadWhileUsersComeAndGoNeverFails() throws Exception {
        OnlineUser stays = login("leia");
        OnlineUser hans = peer("hans");
        Thread coming = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 20_000; i++) {
                roster.put(hans);
                roster.remove(hans);
            }
        });
        do {
            List<User> seen = online();
            assertSame(stays, seen.getFirst());
            assertTrue(seen.size() <= 2, seen::toString);
        } while (coming.isAlive());
        coming.join();

        assertEquals(List.of(stays), online());
    }

    private OnlineUser login(String name) throws Exception {
        OnlineUser user = peer(name);
        roster.put(user);
        return user;
    }

    private OnlineUser peer(String name) throws Exception {
        peers.add(new Peer(name, loop, Time.system()));
        return peers.getLast().user;
    }

    private List<User> online() {
        return new ArrayList<>(roster.online());
    }
}
