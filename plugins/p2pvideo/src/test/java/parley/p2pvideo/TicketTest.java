package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.p2pvideo.rendezvous.Token;
import parley.p2pvideo.transfer.LocalAddresses;

class TicketTest {
    private static final Token TOKEN = new Token(1, 2);
    private static final InetAddress FOUR = InetAddress.ofLiteral("203.0.113.4");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::4");

    private static void assertRead(int words, Ticket ticket) {
        assertEquals(words, ticket.words().size());
        assertEquals(ticket, Ticket.read(ticket.words()));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        assertRead(4, new Ticket(TOKEN, 1, 65_535, FOUR, Optional.empty(), Optional.empty()));
        assertRead(5, new Ticket(TOKEN, 1, 2, SIX, Optional.of(new Token(3, 4)), Optional.empty()));
        assertRead(5, new Ticket(TOKEN, 1, 2, SIX, Optional.empty(), Optional.of(FOUR)));
        assertRead(6, new Ticket(TOKEN, 1, 2, FOUR, Optional.of(new Token(3, 4)), Optional.of(SIX)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00 1 2 ::1", "T 1 65536 ::1", "T 1 -2 ::1", "T 1 2 localhost", "T 1 2 ::1 relay",
            "T 1 2 ::1 example.org", "T 1 x ::1"})
    void anythingElseIsRefused(String words) {
        List<String> some = List.of(words.replace("T", TOKEN.toString()).split(" "));
        assertThrows(IllegalArgumentException.class, () -> Ticket.read(some));
    }

    @Test
    void theOtherVersionOfIpIsThatOfAnAddressWhichAllReach() {
        List<InetAddress> some = List.of("127.0.0.1", "::1", "10.0.0.1", "fe80::1", "fd00::1", "203.0.113.9", "2001:db8::9")
                .stream().map(InetAddress::ofLiteral).toList();
        assertEquals(Optional.of(InetAddress.ofLiteral("2001:db8::9")), LocalAddresses.ofOtherVersion(FOUR, some));
        assertEquals(Optional.of(InetAddress.ofLiteral("203.0.113.9")), LocalAddresses.ofOtherVersion(SIX, some));
        assertEquals(Optional.empty(), LocalAddresses.ofOtherVersion(FOUR, some.subList(0, 6)));
    }
}
