package parley.p2pvideo.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReflectorTest {
    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress("203.0.113.9", 54_321);

    private final Reflector reflector = new Reflector(new Random(1));
    private final byte[] request = new byte[100];
    private final byte[] answer = new byte[100];

    private int ask(long now, Token token, InetSocketAddress from) {
        return reflector.answer(now, from, request, BindMessage.request(token, request), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "2001:db8::77", "0.0.0.1"})
    void whoHoldsATokenIsToldItsAddress(String ip) {
        InetSocketAddress from = new InetSocketAddress(ip, 54_321);
        Token token = reflector.issue(0, "yoda").orElseThrow();
        int length = ask(1, token, from);
        assertTrue(length <= BindMessage.SIZE, "an answer of " + length + " bytes to a request of " + BindMessage.SIZE);
        assertEquals(Optional.of(from), BindMessage.readAnswer(token, answer, length));
    }

    @Test
    void theAddressDoesNotStandInTheAnswerAsItIs() {
        Token token = reflector.issue(0, "yoda").orElseThrow();
        int length = ask(1, token, SOMEWHERE);
        String hex = HexFormat.of().formatHex(answer, 17, length);
        assertFalse(hex.contains(HexFormat.of().formatHex(SOMEWHERE.getAddress().getAddress())), hex);
        assertFalse(hex.startsWith("d431"), hex);
    }

    @Test
    void aTokenThatWasNotGivenOrIsTooOldGetsNoAnswer() {
        Token token = reflector.issue(0, "yoda").orElseThrow();
        assertEquals(0, ask(1, new Token(token.high(), token.low() + 1), SOMEWHERE));
        assertTrue(ask(Reflector.LIFE - 1, token, SOMEWHERE) > 0);
        assertEquals(0, ask(Reflector.LIFE, token, SOMEWHERE));
    }

    @Test
    void whatIsNoRequestGetsNoAnswerAndMakesNoState() {
        Token token = reflector.issue(0, "yoda").orElseThrow();
        int length = BindMessage.request(token, request);
        for (int other = 0; other <= request.length; other++) {
            if (other != length) {
                assertEquals(0, reflector.answer(1, SOMEWHERE, request, other, answer), other + " bytes");
            }
        }
        request[0] = BindMessage.BOUND;
        assertEquals(0, reflector.answer(1, SOMEWHERE, request, length, answer));
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(request);
            request[0] = BindMessage.BIND;
            assertEquals(0, reflector.answer(1, SOMEWHERE, request, length, answer));
        }
        assertEquals(1, reflector.size());
    }

    @Test
    void tokensAreBoundedAndOldOnesMakeRoom() {
        for (int i = 0; i < Reflector.MOST; i++) {
            assertTrue(reflector.issue(i, "user" + i / Reflector.MOST_OF_ONE).isPresent());
        }
        assertTrue(reflector.issue(Reflector.LIFE - 1, "yoda").isEmpty());
        assertTrue(reflector.issue(Reflector.LIFE, "yoda").isPresent());
        assertEquals(Reflector.MOST, reflector.size());
    }

    @Test
    void whoAsksForEverMoreTokensTakesNoneFromOthers() {
        Token luke = reflector.issue(0, "luke").orElseThrow();
        Token first = reflector.issue(0, "maul").orElseThrow();
        Token last = first;
        for (int i = 0; i < Reflector.MOST; i++) {
            last = reflector.issue(0, "maul").orElseThrow();
        }
        assertEquals(Reflector.MOST_OF_ONE + 1, reflector.size());
        assertEquals(0, ask(1, first, SOMEWHERE));
        assertTrue(ask(1, last, SOMEWHERE) > 0);
        assertTrue(ask(1, luke, SOMEWHERE) > 0);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9,0", "0.0.0.0,5", "224.0.0.1,5", "::,5", "ff02::1,5"})
    void anAnswerWithAnAddressThatNoComputerHasIsNotRead(String ip, int port) {
        Token token = reflector.issue(0, "yoda").orElseThrow();
        int length = ask(1, token, new InetSocketAddress(ip, port));
        assertEquals(Optional.empty(), BindMessage.readAnswer(token, answer, length));
    }

    @Test
    void anAnswerToAnotherTokenOrACutOneIsNotRead() {
        Token token = reflector.issue(0, "yoda").orElseThrow();
        int length = ask(1, token, SOMEWHERE);
        assertTrue(BindMessage.readAnswer(new Token(1, 2), answer, length).isEmpty());
        for (int cut = 0; cut < length; cut++) {
            assertTrue(BindMessage.readAnswer(token, Arrays.copyOf(answer, cut), cut).isEmpty(), cut + " bytes");
        }
    }

    @Test
    void aTokenIsWrittenAsHexadecimalAndReadBack() {
        Token token = Token.random(new Random(3));
        assertEquals(token, Token.parse(token.toString()));
        assertThrows(IllegalArgumentException.class, () -> Token.parse("00"));
        assertThrows(IllegalArgumentException.class, () -> Token.parse("x".repeat(32)));
    }
}
