package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.p2pvideo.transfer.Bytes32;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.KeptLog;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.TransferId;
import parley.p2pvideo.transfer.UdpPort;

/** Both halves of the plugin, with real files and real datagrams on loopback, in a town without a server. */
@Execution(ExecutionMode.CONCURRENT)
class SendingAndReceivingTest extends TwoResidents {
    private static final Pattern WORDS = Pattern.compile("words '([a-z]+ [a-z]+ [a-z]+ [a-z]+)'");

    private static String words(Resident user) throws InterruptedException {
        Matcher matcher = WORDS.matcher(user.sees("words '"));
        assertTrue(matcher.find(), user.printed());
        return matcher.group(1);
    }

    @Test
    void aFileArrivesAndBothHearOfIt() throws Exception {
        Path sent = yoda.file("film.mp4", 761_544);
        yoda.types("/p2pvideo luke film.mp4");
        luke.sees("Received film.mp4 from yoda, saved as yoda_film.mp4: 761.5 kB in ");
        assertTrue(yoda.printed().contains("Sent film.mp4 to luke: 761.5 kB in "), yoda.printed());
        assertArrayEquals(Files.readAllBytes(sent), Files.readAllBytes(luke.home().resolve("yoda_film.mp4")));
        assertEquals(List.of("yoda_film.mp4"), luke.files());
        assertEquals(words(yoda), words(luke));
        assertEquals(0, yoda.openLines() + luke.openLines());
    }

    @Test
    void namesWithBlanksAndFoldersAreFound() throws Exception {
        Files.createDirectories(yoda.home().resolve("my films"));
        yoda.file("my films/a trip.mkv", 10);
        yoda.types("/p2pvideo luke my films/a trip.mkv");
        luke.sees("saved as yoda_a trip.mkv");
    }

    @Test
    void theSameNameTwiceNeverOverwrites() throws Exception {
        yoda.file("film.mp4", 10);
        yoda.types("/p2pvideo luke film.mp4");
        yoda.file("film.mp4", 20);
        yoda.types("/p2pvideo luke film.mp4");
        luke.sees("saved as yoda_film (1).mp4");
        assertEquals(10, Files.size(luke.home().resolve("yoda_film.mp4")));
        assertEquals(20, Files.size(luke.home().resolve("yoda_film (1).mp4")));
    }

    @Test
    void aHostileNameStaysInTheFolderAndOffTheTerminal() throws Exception {
        yoda.file("..\\..\\a\u001b[31mb.mp4", 10);
        yoda.types("/p2pvideo luke ..\\..\\a\u001b[31mb.mp4");
        luke.sees("saved as yoda_a_[31mb.mp4");
        assertEquals(-1, luke.printed().indexOf('\u001b'));
        assertEquals(List.of("yoda_a_[31mb.mp4"), luke.files());
    }

    @Test
    void anEmptyFileArrives() throws Exception {
        yoda.file("empty", 0);
        yoda.types("/p2pvideo luke empty");
        luke.sees("saved as yoda_empty: 0 B in ");
    }

    @Test
    void twoSendersToOneReceiverAtOnceBothArrive() throws Exception {
        try (Resident leia = town.resident("leia").starts()) {
            yoda.file("one.mp4", 3_000_000);
            leia.file("two.mp4", 3_000_001);
            CompletableFuture<String> one = yoda.begins("/p2pvideo luke one.mp4");
            CompletableFuture<String> two = leia.begins("/p2pvideo luke two.mp4");
            assertEquals("", one.get(60, TimeUnit.SECONDS));
            assertEquals("", two.get(60, TimeUnit.SECONDS));
            assertEquals(-1, Files.mismatch(yoda.home().resolve("one.mp4"), luke.home().resolve("yoda_one.mp4")));
            assertEquals(-1, Files.mismatch(leia.home().resolve("two.mp4"), luke.home().resolve("leia_two.mp4")));
        }
    }

    @Test
    void oneselfAnUnknownUserAndOneWhoIsOfflineAreRefused() throws Exception {
        yoda.file("film.mp4", 10);
        assertEquals(ErrorCode.INVALID, yoda.refused("/p2pvideo yoda film.mp4").code());
        assertEquals(ErrorCode.UNKNOWN, yoda.refused("/p2pvideo nobody film.mp4").code());
        CommandException offline = yoda.refused("/p2pvideo hans film.mp4");
        assertEquals(ErrorCode.OFFLINE, offline.code());
        assertTrue(offline.getMessage().startsWith("hans is offline."), offline.getMessage());
    }

    @Test
    void whatIsNoFileIsRefusedWithItsName() throws Exception {
        assertRefusedFile("nothing.mp4", "There is no file ");
        assertRefusedFile("*.mkv", "No file fits");
        assertRefusedFile("/dev/null", "is not a plain file");
        assertRefusedFile("\0", "is not a file name");
    }

    @Test
    void aNameThatEndsInBlanksIsRefusedWithTheNameThatWasLookedFor() throws Exception {
        yoda.file("trail  ", 10);
        assertEquals("There is no file '" + yoda.home().resolve("trail") + "'.",
                yoda.refusal("/p2pvideo luke trail  "));
    }

    private void assertRefusedFile(String name, String why) {
        CommandException refused = yoda.refused("/p2pvideo luke " + name);
        assertEquals(ErrorCode.INVALID, refused.code());
        assertTrue(refused.getMessage().contains(why) && refused.getMessage().contains(name), refused.getMessage());
    }

    @Test
    void missingArgumentsShowTheUsage() {
        assertTrue(yoda.refusal("/p2pvideo luke").contains("/p2pvideo USER FILE"));
    }

    @Test
    void whoReceivesNothingDeclines() throws Exception {
        luke.types("/receive off");
        luke.sees("are refused");
        yoda.file("film.mp4", 10);
        CommandException refused = yoda.refused("/p2pvideo luke film.mp4");
        assertEquals(ErrorCode.DENIED, refused.code());
        assertEquals("luke does not take film.mp4: no files are taken at the moment.", refused.getMessage());
        assertEquals(List.of(), luke.files());
    }

    @Test
    void whoIsAskedAcceptsOrDeclines() throws Exception {
        luke.types("/receive ask");
        yoda.file("film.mp4", 10);
        CompletableFuture<String> first = yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda offers film.mp4, 10 B; ");
        luke.sees(" are free. /accept yoda [as NAME] or /decline yoda.");
        luke.types("/accept");
        assertEquals("", first.get(60, TimeUnit.SECONDS));
        yoda.file("other.mp4", 10);
        CompletableFuture<String> second = yoda.begins("/p2pvideo luke other.mp4");
        luke.sees("yoda offers other.mp4");
        luke.types("/decline yoda");
        assertEquals("luke does not take other.mp4.", second.get(60, TimeUnit.SECONDS));
        assertEquals(List.of("yoda_film.mp4"), luke.files());
    }

    @Test
    void whenSeveralOfferANameIsNeeded() throws Exception {
        luke.types("/receive ask");
        assertEquals(ErrorCode.UNKNOWN, luke.refused("/accept").code());
        try (Resident leia = town.resident("leia").starts()) {
            yoda.file("one", 1);
            leia.file("two", 1);
            yoda.begins("/p2pvideo luke one");
            luke.sees("yoda offers one");
            CompletableFuture<String> two = leia.begins("/p2pvideo luke two");
            luke.sees("leia offers two");
            assertEquals("Several users offer a file, name one: leia, yoda.", luke.refusal("/accept"));
            assertEquals(ErrorCode.UNKNOWN, luke.refused("/accept hans").code());
            luke.types("/accept leia");
            assertEquals("", two.get(60, TimeUnit.SECONDS));
            yoda.types("/cancel luke");
        }
    }

    @Test
    void oneSenderMayHaveARuleWithASizeWhichIsKept() throws Exception {
        luke.types("/receive ask");
        luke.types("/receive auto yoda 500");
        luke.sees("From yoda: taken at once. More than 500 B: you are asked.");
        yoda.file("small.mp4", 500);
        yoda.file("large.mp4", 501);
        luke.close();
        luke = town.resident("luke").starts();
        yoda.types("/p2pvideo luke small.mp4");
        luke.sees("saved as yoda_small.mp4");
        yoda.begins("/p2pvideo luke large.mp4");
        luke.sees("yoda offers large.mp4");
        assertTrue(luke.refusal("/receive ask yoda 500").startsWith("This is typed as in /receive ask,"));
        assertTrue(luke.refusal("/receive ask yoda anna").startsWith("This is typed as in /receive ask,"));
    }

    @Test
    void anUnknownModeIsRefused() {
        assertTrue(luke.refusal("/receive perhaps").contains("'perhaps'"));
        Resident leia = assertDoesNotFail(() -> town.resident("leia").withReceive("perhaps"));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, leia::starts);
        assertTrue(refused.getMessage().contains("p2pvideo.receive=perhaps is not auto, ask or off"), refused.getMessage());
        leia.close();
    }

    @FunctionalInterface
    private interface Maker {
        Resident make() throws IOException;
    }

    private static Resident assertDoesNotFail(Maker maker) {
        try {
            return maker.make();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSenderStopsATransferAndTheReceiverDecidesAboutThePart() throws Exception {
        yoda.sparseFile("film.mp4", 2_000_000_000);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        yoda.types("/cancel");
        assertEquals("film.mp4 was not sent to luke: it was stopped.", end.get(60, TimeUnit.SECONDS));
        luke.sees("! film.mp4 from yoda did not arrive: yoda stopped it. What is here stays; /cancel yoda removes it.");
        assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), luke.files());
        luke.types("/cancel yoda");
        assertEquals(List.of(), luke.files());
    }

    @Test
    void theReceiverStopsATransfer() throws Exception {
        yoda.sparseFile("film.mp4", 2_000_000_000);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        luke.types("/cancel yoda");
        assertEquals("film.mp4 was not sent to luke: luke stopped it.", end.get(60, TimeUnit.SECONDS));
        luke.sees("did not arrive: it was stopped. Nothing of it was kept.");
        assertEquals(List.of(), luke.files());
    }

    @Test
    void aReceiverWhoLeavesEndsTheTransferAndKeepsThePart() throws Exception {
        yoda.sparseFile("film.mp4", 2_000_000_000);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        luke.close();
        assertEquals("film.mp4 was not sent to luke: luke has left. It goes on by itself when both of you are online;"
                + " /cancel luke forgets it.", end.get(60, TimeUnit.SECONDS));
        assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), luke.files());
    }

    @Test
    void aReceiverWhoLeavesAtTheVeryBeginningIsNoticedAtOnce() throws Exception {
        yoda.sparseFile("film.mp4", 2_000_000_000);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda sends you film.mp4");
        luke.close();
        assertTrue(end.get(20, TimeUnit.SECONDS).startsWith("film.mp4 was not sent to luke: luke has left"));
    }

    @Test
    void aSenderWhoLeavesAtTheVeryBeginningIsNoticedAtOnce() throws Exception {
        yoda.sparseFile("film.mp4", 2_000_000_000);
        yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda sends you film.mp4");
        yoda.close();
        luke.sees("! film.mp4 from yoda did not arrive: yoda has left. What is here stays, and it goes on by itself when"
                + " both of you are online; /cancel yoda removes it.");
    }

    @Test
    void nothingToStopIsSaid() {
        assertEquals("Nothing is being sent or received.", yoda.refusal("/cancel"));
        assertTrue(yoda.refusal("/cancel luke").contains("luke"));
    }

    @Test
    void aSenderWhoWithdrawsAnOfferIsHeard() throws Exception {
        luke.types("/receive ask");
        yoda.file("film.mp4", 10);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda offers film.mp4");
        yoda.types("/cancel");
        assertEquals("film.mp4 was not sent to luke: it was stopped.", end.get(60, TimeUnit.SECONDS));
        luke.sees("yoda does not send film.mp4 after all.");
        assertEquals(ErrorCode.UNKNOWN, luke.refused("/accept").code());
    }

    @Test
    void anOfferThatNobodyAnswersIsWithdrawnAndBothHearOfIt() throws Exception {
        yoda.close();
        yoda = town.resident("yoda").withPatience(impatient(Duration.ofMillis(300))).starts();
        luke.types("/receive ask");
        yoda.file("film.mp4", 10);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        assertEquals("luke has not answered for 0 minutes; film.mp4 was not sent.", end.get(60, TimeUnit.SECONDS));
        luke.sees("yoda does not send film.mp4 after all.");
        assertEquals(ErrorCode.UNKNOWN, luke.refused("/accept").code());
        assertEquals(List.of(), luke.files());
    }

    @Test
    void anOfferThatItsSenderForgotIsForgotten() throws Exception {
        luke.close();
        luke = town.resident("luke").withReceive("ask").withPatience(impatient(Duration.ZERO)).starts();
        yoda.file("film.mp4", 10);
        yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda offers film.mp4");
        assertEquals("yoda offers no file to you.", luke.refused("/accept yoda").getMessage());
        yoda.types("/cancel");
    }

    @Test
    void anOfferIsOpenForTenMinutes() {
        assertEquals(Duration.ofMinutes(10), Patience.STANDARD.answer());
        assertTrue(Patience.STANDARD.key().compareTo(Patience.STANDARD.answer()) > 0);
    }

    private static Patience impatient(Duration answer) {
        return new Patience(Duration.ofMillis(10), answer, answer);
    }

    @Test
    void theSenderIsToldWhichLinksOfAFolderAreLeftOut() throws Exception {
        Path clips = Files.createDirectory(yoda.home().resolve("clips"));
        Files.writeString(clips.resolve("one.mp4"), "1");
        for (int i = 1; i <= 7; i++) {
            Files.createSymbolicLink(clips.resolve("link" + i), clips.resolve("one.mp4"));
        }
        yoda.types("/p2pvideo luke clips");
        Matcher left = Pattern.compile("Left out, as they are links or no plain files: (.*) and 2 more\\.")
                .matcher(yoda.printed());
        assertTrue(left.find(), yoda.printed());
        assertEquals(5, left.group(1).split(", ").length);
        luke.sees("saved as yoda_clips");
    }

    @Test
    void whatTheDiskHasNoRoomForIsDeclinedWithTheReason() throws Exception {
        yoda.sparseFile("huge.mp4", Files.getFileStore(luke.home()).getUsableSpace() + (1L << 30));
        CommandException refused = yoda.refused("/p2pvideo luke huge.mp4");
        assertTrue(refused.getMessage().startsWith("luke does not take huge.mp4: not enough room on the disk: "),
                refused.getMessage());
        luke.sees("huge.mp4 from yoda was not taken: not enough room on the disk: ");
        assertEquals(List.of(), luke.files());
    }

    @Test
    void aReceiverWhoLeavesBeforeAnsweringIsNoticed() throws Exception {
        luke.types("/receive ask");
        yoda.file("film.mp4", 10);
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda offers film.mp4");
        town.leaves("luke");
        assertEquals("luke is offline: left before answering.", end.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aFolderThatCannotBeWrittenDeclinesWithTheReason() throws Exception {
        luke.close();
        luke = town.resident("luke").withFolder(root.resolve("no such folder")).starts();
        yoda.file("film.mp4", 10);
        assertEquals("luke does not take film.mp4: the file cannot be stored.",
                yoda.refusal("/p2pvideo luke film.mp4"));
        luke.sees("! film.mp4 from yoda was not taken: the file cannot be stored.");
    }

    @Test
    void aPortInUseIsToldAtOnceAndTriedAgainWhenItIsNeeded() throws Exception {
        luke.close();
        try (UdpPort other = UdpPort.open(0, new KeptLog())) {
            luke = town.resident("luke").withUdpPort(other.port()).starts();
            luke.sees("! UDP port " + other.port() + " cannot be used");
            yoda.file("film.mp4", 10);
            assertTrue(yoda.refusal("/p2pvideo luke film.mp4").contains("not ready"));
            assertEquals(ErrorCode.CONFLICT, luke.refused("/p2pvideo yoda " + yoda.home().resolve("film.mp4")).code());
        }
        yoda.types("/p2pvideo luke film.mp4");
    }

    @Test
    void noMoreThanEightOffersOfOneUserWait() throws Exception {
        luke.types("/receive ask");
        for (int i = 0; i < Offers.MOST_OF_ONE; i++) {
            yoda.file("film" + i, 1);
            yoda.begins("/p2pvideo luke film" + i);
            luke.sees("yoda offers film" + i);
        }
        yoda.file("more", 1);
        assertTrue(yoda.refusal("/p2pvideo luke more").contains("too many files"));
        yoda.types("/cancel");
    }

    @Test
    void noMoreThanThirtyTwoOffersOfAllUsersWait() throws Exception {
        luke.types("/receive ask");
        for (int i = 0; i < Offers.MOST; i++) {
            offerOf("user" + i / Offers.MOST_OF_ONE, i);
            luke.sees("offers film" + i + ",");
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        Resident last = town.resident("last");
        last.listen(Commands.SIGNAL_EVENT, event -> answer.complete(event.text()));
        offerOf("last", Offers.MOST);
        Decline decline = assertInstanceOf(Decline.class, Signal.parse(answer.get(60, TimeUnit.SECONDS)));
        assertEquals("too many files at a time, try again later", decline.reason());
    }

    /** As from a user of another program. */
    private void offerOf(String user, int number) throws Exception {
        if (town.online().stream().noneMatch(each -> each.name().equals(user))) {
            town.resident(user);
        }
        Offer offer = new Offer(new TransferId(1, number), List.of(new Entry("film" + number, 1, 1)), 1 << 20,
                Bytes32.sha256(), List.of());
        town.call(user, "/p2psignal luke " + offer.text());
    }

    @Test
    void messagesThatAreGarbageOrBelongToNothingAreDropped() throws Exception {
        try (Resident leia = town.resident("leia").starts()) {
            leia.send("/p2psignal luke AAAA");
            leia.send("/p2psignal luke " + new Decline(new TransferId(1, 2), "").text());
            leia.file("film.mp4", 10);
            leia.types("/p2pvideo luke film.mp4");
        }
        assertEquals(-1, luke.printed().indexOf('!'));
    }
}
