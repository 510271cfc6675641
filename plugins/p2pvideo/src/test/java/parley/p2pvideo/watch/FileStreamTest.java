package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FileStreamTest {
    private final SlowTransfer transfer = new SlowTransfer("film.mp4", new byte[1_000_000]);
    private final Demand demand = new Demand(transfer.file());
    private final FileStream stream = new FileStream(2, transfer.file(), demand, () -> 0);

    @Test
    void aStreamThatWasStoppedBeforeItBeganSendsNothing() {
        transfer.carry(1_000_000);
        stream.stop();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(ClosedChannelException.class, () -> stream.send(0, 1_000, out));
        assertEquals(0, out.size());
    }

    @Test
    void aStreamThatIsStoppedWhileItWaitsEndsAndLeavesTheQuestionToOthers() throws Exception {
        CompletableFuture<Void> sent = send(new ByteArrayOutputStream());
        transfer.awaitWanted(500_000);
        stream.stop();
        ExecutionException end = assertThrows(ExecutionException.class, sent::get);
        assertEquals("the request was ended", end.getCause().getMessage());
        olderAsks();
    }

    @Test
    void aStreamThatGoesOnLeavesTheQuestionToOthers() throws Exception {
        CompletableFuture<Void> sent = send(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("bytes come in chunks");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                olderAsks();
            }
        });
        transfer.awaitWanted(500_000);
        transfer.carry(1_000);
        sent.get();
    }

    private CompletableFuture<Void> send(OutputStream out) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                stream.send(500_000, 1_000, out);
                sent.complete(null);
            } catch (IOException | AssertionError e) {
                sent.completeExceptionally(e);
            }
        });
        return sent;
    }

    private void olderAsks() {
        demand.waits(1, 100_000, Demand.SPACING);
        assertEquals(List.of(500_000L, 100_000L), transfer.wanted());
    }
}
