package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntroductionTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SenderIntroduction sender = new SenderIntroduction(new Entry("film.mkv", 5, 6), List.of(), RANDOM);
    private final ReceiverIntroduction receiver = new ReceiverIntroduction(sender.offer(), 200_000, List.of(), RANDOM);

    @Test
    void anAnswerThatHasMoreBlocksThanThereAreIsRefused() {
        Accept accept = receiver.accept();
        Accept more = new Accept(accept.id(), accept.publicKey(), 1, List.of(), List.of(new Span(0, 2)));
        assertThrows(SignalException.class, () -> sender.agree(more));
    }

    @Test
    void bothSidesGetTheSameKeysAndWords() throws SignalException {
        SessionKeys one = sender.agree(receiver.accept());
        SessionKeys other = receiver.agree(sender.reveal());
        assertEquals(one.words(), other.words());
        assertEquals(4, one.words().size());
        assertEquals(one.connection(), other.connection());
        assertArrayEquals(one.senderKeys().of(0).iv(), other.senderKeys().of(0).iv());
        assertEquals(one.receiverKeys().of(0).key(), other.receiverKeys().of(0).key());
        assertNotEquals(one.senderKeys().of(0).key(), one.receiverKeys().of(0).key());
    }

    @Test
    void aKeyOtherThanThePromisedOneIsRefused() {
        Reveal swapped = new Reveal(sender.offer().id(), Bytes32.sha256());
        SignalException refused = assertThrows(SignalException.class, () -> receiver.agree(swapped));
        assertTrue(refused.getMessage().contains("promised"), refused.getMessage());
    }

    @Test
    void someoneInTheMiddleWithKeysOfHisOwnGivesDifferentWords() throws SignalException {
        SenderIntroduction falseSender = new SenderIntroduction(new Entry("film.mkv", 5, 6), List.of(), RANDOM);
        ReceiverIntroduction deceived = new ReceiverIntroduction(falseSender.offer(), 1, List.of(), RANDOM);
        SessionKeys left = sender.agree(receiver.accept());
        SessionKeys right = deceived.agree(falseSender.reveal());
        assertNotEquals(left.words(), right.words());
    }

    @Test
    void anAnswerOrAKeyForAnotherOfferIsRefused() {
        TransferId other = new TransferId(9, 9);
        Accept accept = receiver.accept();
        Accept moved = new Accept(other, accept.publicKey(), 1, List.of(), List.of());
        assertThrows(SignalException.class, () -> sender.agree(moved));
        Reveal elsewhere = new Reveal(other, sender.reveal().publicKey());
        assertThrows(SignalException.class, () -> receiver.agree(elsewhere));
    }

    @Test
    void anAlteredAnswerGivesOtherKeys() throws SignalException {
        Accept accept = receiver.accept();
        Accept altered = new Accept(accept.id(), accept.publicKey(), accept.receiveBuffer() + 1, List.of(), List.of());
        assertNotEquals(sender.agree(altered).words(), receiver.agree(sender.reveal()).words());
    }

    @Test
    void aKeyThatGivesEverybodyTheSameSecretIsRefused() {
        Accept zero = new Accept(sender.offer().id(), Bytes32.of(new byte[32]), 1, List.of(), List.of());
        assertThrows(SignalException.class, () -> sender.agree(zero));
    }

    @Test
    void thereAre256DifferentShortWords() {
        assertEquals(256, new HashSet<>(Words.all()).size());
        assertEquals(256, Words.all().size());
        assertTrue(Words.all().stream().allMatch(word -> word.matches("[a-z]{3,8}")));
    }
}
