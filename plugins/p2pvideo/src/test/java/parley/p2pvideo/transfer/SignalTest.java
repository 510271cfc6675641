package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SignalTest {
    private static final TransferId ID = new TransferId(1, -2);
    private static final Bytes32 KEY = Bytes32.sha256(new byte[] {1});
    private static final Entry ENTRY = new Entry("trip to Köln.mkv", 4_200_000_000L, 1_700_000_000_000L);

    private static Candidate candidate(String ip, int port) {
        try {
            return new Candidate(InetAddress.getByName(ip), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Offer offer(Candidate... candidates) {
        return new Offer(ID, List.of(ENTRY), 2 << 20, KEY, List.of(candidates));
    }

    private static List<Signal> one() {
        List<Candidate> candidates = List.of(candidate("127.0.0.1", 1), candidate("2001:db8::1", 65_535));
        return List.of(offer(candidates.toArray(new Candidate[0])),
                new Accept(ID, KEY, 212_992, candidates, List.of(new Span(0, 3), new Span(7, 1_000))),
                new Reveal(ID, KEY), new Decline(ID, "not now"), new MoreCandidates(ID, Nat.HARD, candidates), new Cancel(ID),
                new Arrived(ID));
    }

    @Test
    void everySignalComesBackAsItWas() throws SignalException {
        for (Signal signal : one()) {
            assertEquals(signal, Signal.parse(signal.text()));
        }
    }

    @Test
    void theTextIsOneWordThatFitsIntoAChatLine() {
        Candidate[] many = Collections.nCopies(Candidate.MOST, candidate("2001:db8::1", 9)).toArray(new Candidate[0]);
        Offer large = new Offer(ID, List.of(new Entry("x".repeat(Entry.MOST_NAME_BYTES), 1, 1)), 1 << 20, KEY,
                List.of(many));
        assertTrue(large.text().matches("[A-Za-z0-9_-]{100,15000}"), large.text());
    }

    private static Offer long10000() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Offer.MOST_ENTRIES; i++) {
            entries.add(new Entry("clips/a film with a rather long name, the number of which is " + i, i, 1));
        }
        return new Offer(ID, entries, 1 << 20, KEY, List.of());
    }

    @Test
    void aLongOfferComesInPiecesThatFitIntoLines() throws SignalException {
        Offer offer = long10000();
        Assembly assembly = new Assembly();
        List<String> texts = offer.texts();
        for (String text : texts.subList(0, texts.size() - 1)) {
            assertTrue(text.length() <= Signal.MOST_TEXT);
            assertEquals(Optional.empty(), assembly.add("yoda", (Piece) Signal.parse(text)));
        }
        assertEquals(Optional.of(offer), assembly.add("yoda", (Piece) Signal.parse(texts.getLast())));
    }

    @Test
    void piecesOutOfOrderOrOfTwoSendersAreNoOffer() throws SignalException {
        List<String> texts = long10000().texts();
        Piece first = (Piece) Signal.parse(texts.get(0));
        Piece second = (Piece) Signal.parse(texts.get(1));
        Piece third = (Piece) Signal.parse(texts.get(2));
        Assembly assembly = new Assembly();
        assembly.add("yoda", first);
        assertThrows(SignalException.class, () -> assembly.add("luke", second));
        assertThrows(SignalException.class, () -> assembly.add("yoda", third));
        assertThrows(SignalException.class, () -> assembly.add("yoda", second));
    }

    @Test
    void noMoreThan16OffersArePutTogetherAtATime() throws SignalException {
        List<String> texts = long10000().texts();
        Piece first = (Piece) Signal.parse(texts.get(0));
        Piece second = (Piece) Signal.parse(texts.get(1));
        Assembly assembly = new Assembly();
        for (int i = 0; i <= Assembly.MOST; i++) {
            assembly.add("user" + i, first);
        }
        assertThrows(SignalException.class, () -> assembly.add("user0", second));
        assertEquals(Optional.empty(), assembly.add("user1", second));
    }

    @Test
    void whoBeginsEverMoreOffersDropsNoneOfOthers() throws SignalException {
        List<String> texts = long10000().texts();
        Piece first = (Piece) Signal.parse(texts.get(0));
        Assembly assembly = new Assembly();
        assembly.add("luke", first);
        for (int i = 0; i <= Assembly.MOST; i++) {
            assembly.add("maul", new Piece(new TransferId(i, i), 0, first.count(), first.data()));
        }
        Piece oldest = new Piece(new TransferId(0, 0), 1, first.count(), first.data());
        assertThrows(SignalException.class, () -> assembly.add("maul", oldest));
        assertEquals(Optional.empty(), assembly.add("luke", (Piece) Signal.parse(texts.get(1))));
    }

    @Test
    void moreThanAMebibyteOfNamesIsRefused() {
        List<Entry> entries = Collections.nCopies(1_100, new Entry("x".repeat(Entry.MOST_NAME_BYTES), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Offer(ID, entries, 1 << 20, KEY, List.of()));
        List<Entry> many = Collections.nCopies(Offer.MOST_ENTRIES + 1, new Entry("x", 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Offer(ID, many, 1 << 20, KEY, List.of()));
    }

    @Test
    void everyCutAndEveryExtensionIsRefused() {
        for (Signal signal : one()) {
            byte[] bytes = signal.bytes();
            for (int length = 0; length < bytes.length; length++) {
                assertRefused(Arrays.copyOf(bytes, length));
            }
            assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
        }
    }

    private static void assertRefused(byte[] bytes) {
        String text = Base64.getUrlEncoder().encodeToString(bytes);
        assertThrows(SignalException.class, () -> Signal.parse(text), text);
    }

    @Test
    void anotherVersionIsRefusedWithAHintToUpdate() {
        byte[] bytes = new Cancel(ID).bytes();
        bytes[1] = 2;
        String text = Base64.getUrlEncoder().encodeToString(bytes);
        SignalException refused = assertThrows(SignalException.class, () -> Signal.parse(text));
        assertTrue(refused.getMessage().contains("version 2"), refused.getMessage());
    }

    @Test
    void hostileFieldsAreRefused() {
        assertOfferRefused(bytes -> bytes[18] = 0x7F);
        assertOfferRefused(bytes -> bytes[bytes.length - 1] = 17);
        assertOfferRefused(bytes -> bytes[20] = 0x7F);
        assertOfferRefused(bytes -> bytes[22] = (byte) 0xFF);
        int size = 22 + 17;
        assertOfferRefused(bytes -> bytes[size] = 0x7F);
        assertOfferRefused(bytes -> bytes[size] = (byte) 0x80);
        assertOfferRefused(bytes -> bytes[size + 16 + 1] = 1);
    }

    private static void assertOfferRefused(Consumer<byte[]> damage) {
        byte[] bytes = offer().bytes();
        damage.accept(bytes);
        assertRefused(bytes);
    }

    @Test
    void addressesThatNobodyCanHaveAreRefused() {
        for (String ip : List.of("224.0.0.1", "0.0.0.0", "ff02::1", "::")) {
            assertThrows(IllegalArgumentException.class, () -> candidate(ip, 1), ip);
        }
        assertThrows(IllegalArgumentException.class, () -> candidate("127.0.0.1", 0));
        assertThrows(IllegalArgumentException.class, () -> candidate("127.0.0.1", 65_536));
        List<Candidate> seventeen = Collections.nCopies(17, candidate("127.0.0.1", 1));
        assertThrows(IllegalArgumentException.class, () -> new MoreCandidates(ID, Nat.NONE, seventeen));
    }

    @Test
    void moreThanTheMostOfAnythingIsRefused() throws SignalException {
        assertEquals(1_024, new Entry("a".repeat(1_024), 1, 1).name().length());
        assertThrows(IllegalArgumentException.class, () -> new Entry("a".repeat(1_025), 1, 1));
        List<Span> runs = new ArrayList<>(Collections.nCopies(1_000, new Span(0, 1)));
        assertEquals(1_000, new Accept(ID, KEY, 0, List.of(), runs).have().size());
        runs.add(new Span(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Accept(ID, KEY, 0, List.of(), runs));
        byte[] reason = new Decline(ID, "a".repeat(400)).bytes();
        assertEquals(400, ((Decline) Signal.parse(reason)).reason().length());
        byte[] longer = Arrays.copyOf(reason, reason.length + 1);
        longer[reason.length] = 'a';
        longer[reason.length - 401]++;
        assertRefused(longer);
    }

    @Test
    void aSeventeenthAddressOverTheWireIsRefused() throws SignalException {
        Candidate one = candidate("127.0.0.1", 1);
        byte[] most = new MoreCandidates(ID, Nat.NONE, Collections.nCopies(16, one)).bytes();
        int each = most.length - new MoreCandidates(ID, Nat.NONE, Collections.nCopies(15, one)).bytes().length;
        assertEquals(16, ((MoreCandidates) Signal.parse(most)).candidates().size());
        byte[] more = Arrays.copyOf(most, most.length + each);
        System.arraycopy(most, most.length - each, more, most.length, each);
        more[most.length - 16 * each - 1]++;
        assertRefused(more);
    }

    @Test
    void aReasonLosesItsEscapesAndItsLength() throws SignalException {
        Decline decline = (Decline) Signal.parse(new Decline(ID, "\u001b[2Jno " + "ä".repeat(1_000)).text());
        assertTrue(decline.reason().startsWith("[2Jno ä"), decline.reason());
        assertTrue(decline.reason().length() < 210);
        assertTrue(decline.reason().endsWith("ä"));
    }

    @Test
    void randomTextIsRefusedAndNeverAnythingElse() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = one().get(i % 7).bytes();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            String text = Base64.getUrlEncoder().encodeToString(bytes);
            try {
                Signal.parse(text);
            } catch (SignalException e) {
                assertTrue(!e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void textThatIsNotBase64OrTooLongIsRefused() {
        assertThrows(SignalException.class, () -> Signal.parse("no such thing!"));
        assertThrows(SignalException.class, () -> Signal.parse(""));
        assertThrows(SignalException.class, () -> Signal.parse("A".repeat(Signal.MOST_TEXT + 1)));
    }
}
