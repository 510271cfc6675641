package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parley.p2pvideo.transfer.Accept;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.SenderIntroduction;
import parley.p2pvideo.transfer.Signal;

/** Leia's program is killed in the middle of a transfer from her and one to her. */
@Execution(ExecutionMode.CONCURRENT)
class KilledProgramTest extends TwoResidents {
    /** Her program agrees on keys on both sides, never sends a datagram, and then loses its connection. */
    @Test
    void whoseProgramIsKilledIsGivenUpLongBeforeThirtySeconds() throws Exception {
        List<Candidate> nowhere = List.of(new Candidate(InetAddress.getLoopbackAddress(), 1));
        SenderIntroduction sender = new SenderIntroduction(new Entry("two.mp4", 10, 0), nowhere, new SecureRandom());
        Resident leia = town.resident("leia");
        leia.listen(Commands.SIGNAL_EVENT, event -> assertDoesNotThrow(() -> {
            if (Signal.parse(event.text()) instanceof Offer offer) {
                leia.send("/p2psignal yoda " + new ReceiverIntroduction(offer, 1 << 20, nowhere, new SecureRandom())
                        .accept().text());
            } else if (Signal.parse(event.text()) instanceof Accept accept) {
                sender.agree(accept);
                leia.send("/p2psignal luke " + sender.reveal().text());
            }
        }));
        leia.send("/p2psignal luke " + sender.offer().text());
        luke.sees("leia sends you two.mp4");
        Files.write(yoda.home().resolve("one.mp4"), new byte[10]);
        CompletableFuture<String> end = yoda.begins("/p2pvideo leia one.mp4");
        yoda.sees("see the words '");
        town.leaves("leia");
        assertEquals("one.mp4 was not sent to leia: leia has left. It goes on by itself when both of you are online;"
                + " /cancel leia forgets it.", end.get(60, TimeUnit.SECONDS));
        luke.sees("! two.mp4 from leia did not arrive: leia has left. What is here stays, and it goes on by itself");
        try (Stream<Path> files = Files.list(luke.home())) {
            assertEquals(2, files.count());
        }
    }
}
