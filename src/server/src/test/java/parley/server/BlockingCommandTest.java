package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandSpec;
import parley.api.server.Reply;
import parley.server.metrics.Metrics;

/** A command that is declared never to block, and does: noticed, written down, and kept off the loops from then on. */
class BlockingCommandTest {
    private static final String NOTICED = "/stall of the plugin 'liar', which is declared never to block, holds up a loop";

    private static final CommandTable.Entry ENTRY = new CommandTable.Entry(Guards.of("liar"),
            CommandSpec.of("stall", "Block").immediately(), _ -> Reply.done(), new Metrics(1, () -> 0).command("stall"));

    @TempDir
    private Path folder;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean interrupted;

    private Fixture start() throws Exception {
        Fixture f = new Fixture(folder, config -> config.withLoops(1));
        f.server.install("liar", server -> server.command(CommandSpec.of("stall", "Block").immediately(), _ -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
                throw e;
            }
            return Reply.of("went on");
        }));
        return f;
    }

    private static void awaitNotice(Fixture f) {
        awaitLooks(f, "noticed", () -> f.console.stream().anyMatch(line -> line.contains(NOTICED)));
    }

    /** Has the loops looked at until something is so: a look is what time is counted in. */
    private static void awaitLooks(Fixture f, String what, BooleanSupplier condition) {
        Fixture.eventually(what, () -> {
            f.server.timePassed();
            return condition.getAsBoolean();
        });
    }

    @Test
    void itIsReportedWithWhatItDoes() throws Exception {
        try (Fixture f = start(); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /stall");
            awaitNotice(f);
            released.countDown();

            yoda.expect("@label=1 OK :went on");
        }
        assertTrue(Files.readString(folder.resolve("data/errors.log")).contains("BlockingCommandTest"));
    }

    @Test
    void itsNextCallsHoldUpNobody() throws Exception {
        try (Fixture f = start(); RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            yoda.send("@label=1 /stall");
            awaitNotice(f);
            hans.send("@label=2 /stall");
            yoda.send("@label=3 /echo after");
            awaitLooks(f, "the first call is interrupted, since nobody releases it", () -> interrupted);

            RawClient luke = f.connect("luke", "sky");
            luke.send("@label=4 /echo hello");
            luke.expect("@label=4 ROW :hello");
            luke.close();
            released.countDown();
            hans.expect("@label=2 OK :went on");
            yoda.expect("@label=3 ROW :after");
        }
    }

    @Test
    void aCallThatIsOverIsNotInterrupted() {
        CurrentCall current = new CurrentCall();
        current.begin(ENTRY);
        CurrentCall.Seen seen = current.seen();
        current.end();
        current.begin(ENTRY);

        current.interrupt(seen, Thread.currentThread());

        assertFalse(Thread.interrupted());
    }

    @Test
    void anInterruptDoesNotOutliveTheCall() {
        CurrentCall current = new CurrentCall();
        current.begin(ENTRY);
        current.interrupt(current.seen(), Thread.currentThread());
        current.end();

        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void whateverTheMomentTheLoopsOwnCodeIsNeverInterrupted() throws Exception {
        CurrentCall current = new CurrentCall();
        CountDownLatch done = new CountDownLatch(1);
        int[] strays = {0};
        Thread loop = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200_000; i++) {
                current.begin(ENTRY);
                current.end();
                if (Thread.interrupted()) {
                    strays[0]++;
                }
            }
            done.countDown();
        });
        while (done.getCount() > 0) {
            CurrentCall.Seen seen = current.seen();
            if (seen != null) {
                current.interrupt(seen, loop);
            }
            LockSupport.parkNanos(1);
        }
        assertTrue(done.await(10, TimeUnit.SECONDS));
        loop.join();

        assertEquals(0, strays[0]);
    }
}
