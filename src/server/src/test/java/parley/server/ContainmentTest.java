package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandSpec;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** What a plugin may do wrong, and that the others and the server go on. */
@Timeout(60)
class ContainmentTest {
    @TempDir
    private Path folder;

    private static void awaitSaid(Fixture f, String text) {
        Fixture.eventually(text, () -> f.console.stream().anyMatch(line -> line.contains(text)));
    }

    private static void awaitGone(Fixture f, String plugin) {
        Fixture.eventually(plugin + " is gone", () -> f.server.pluginStates().stream().noneMatch(s -> s.id().equals(plugin)));
    }

    @Test
    void oneThatThrowsAgainAndAgainIsTakenOut() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("broken", server -> server.command(CommandSpec.of("break", "Throw").immediately(), call -> {
                throw new IllegalStateException("again");
            }));
            for (int i = 1; i < FaultWindow.MOST; i++) {
                yoda.send("@label=" + i + " /break").expect("@label=" + i + " ERR INTERNAL");
            }
            assertEquals(2, f.server.pluginStates().size());

            yoda.send("@label=last /break").expect("@label=last ERR INTERNAL");
            yoda.expect("NOCOMMAND break");
            awaitSaid(f, "The plugin 'broken' is taken out: it had 10 faults within a minute, the last in /break of the"
                    + " plugin 'broken': java.lang.IllegalStateException: again (E");
            awaitGone(f, "broken");
            yoda.send("@label=on /echo on").expect("@label=on OK");
        }
    }

    @Test
    void oneThatNeverReturnsAndDoesNotMindBeingInterruptedIsTakenOut() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Limits hasty = Limits.standard().withDrain(Duration.ofMillis(10));
        try (Fixture f = new Fixture(folder, config -> config.withLimits(hasty));
             RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            f.server.install("deaf", server -> server.command(CommandSpec.of("spin", "For ever"), call -> {
                begun.countDown();
                while (end.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return Reply.done();
            }));
            yoda.send("@label=1 /spin");
            begun.await();
            f.pass(Duration.ofSeconds(30));
            yoda.expect("@label=1 ERR INTERNAL");
            hans.send("@label=2 /block");
            f.toys.blocked.await(); // commands that may block have threads all the same
            f.pass(Duration.ofSeconds(5));
            awaitSaid(f, "The plugin 'deaf' is taken out: a call of /spin goes on 5 s after it was interrupted.");
            awaitSaid(f, "Threads of the plugin 'deaf' did not end when they were interrupted, and run on until the server"
                    + " stops: parley-deaf-");
            yoda.expect("NOCOMMAND spin");
            end.countDown();
        }
    }

    @Test
    void manyThatComputeForEverLeaveTheirShareToTheOthers() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        int spinners = 2 * Runtime.getRuntime().availableProcessors() + 1;
        CountDownLatch begun = new CountDownLatch(spinners);
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("busy", server -> {
                for (int i = 0; i < spinners; i++) {
                    server.after(Duration.ZERO, () -> {
                        begun.countDown();
                        while (end.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                    });
                }
            });
            begun.await();
            f.server.install("slow", server -> server.command(CommandSpec.of("slow", "Blocks"), call -> Reply.of("done")));
            yoda.send("@label=1 /slow").expect("COMMAND slow");
            yoda.expect("@label=1 OK :done");
            end.countDown();
        }
    }

    @Test
    void oneThatAllocatesAsIfMemoryWereItsOwnIsInterruptedAndGivenUp() throws Exception {
        List<String> givenUp = new CopyOnWriteArrayList<>();
        PluginGuard guard = Guards.of("greedy", givenUp);
        AllocationWatch watch = new AllocationWatch(() -> List.of(guard), 64L << 20);
        CountDownLatch allocated = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        guard.threads().execute(() -> {
            long sum = 0;
            for (int i = 0; i < 65; i++) {
                sum += new byte[1 << 20].length;
            }
            allocated.countDown();
            try {
                new CountDownLatch(sum > 0 ? 1 : 0).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        allocated.await();
        watch.look();
        interrupted.await();

        assertEquals(List.of("greedy: one call of it has allocated more than 64 MiB"), givenUp);
        guard.threads().close();
    }

    @Test
    void oneWithoutMemoryLeftIsTakenOutAtOnce() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("hungry", server -> server.command(CommandSpec.of("eat", "All memory"), call -> {
                throw new OutOfMemoryError("Java heap space");
            }));
            yoda.send("@label=1 /eat").expect("COMMAND eat");
            yoda.expect("@label=1 ERR INTERNAL");
            awaitSaid(f, "The plugin 'hungry' is taken out: it has used up the memory of the server.");
            yoda.expect("NOCOMMAND eat");
        }
    }

    @Test
    void threadsThatItStartedItselfEndWithIt() throws Exception {
        CountDownLatch ended = new CountDownLatch(2);
        CountDownLatch begun = new CountDownLatch(2);
        try (Fixture f = new Fixture(folder)) {
            Runnable sleeper = () -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            };
            f.server.install("spawner", server -> {
                Thread.ofPlatform().daemon().start(sleeper);
                server.after(Duration.ZERO, sleeper);
            });
            begun.await();
            f.server.uninstall("spawner");
            ended.await();
        }
    }

    @Test
    void aStartThatFailsLeavesNoThread() throws Exception {
        Thread[] started = new Thread[1];
        try (Fixture f = new Fixture(folder)) {
            assertThrows(PluginException.class, () -> f.server.install("half", server -> {
                started[0] = Thread.currentThread();
                throw new IllegalStateException("no");
            }));
        }
        assertTrue(started[0].getName().startsWith("parley-half-"));
        assertFalse(started[0].isAlive());
    }

    @Test
    void anEndThatThrowsIsWrittenDownAndAllElseIsTakenAway() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("sulky", new ServerPlugin() {
                @Override
                public void start(ServerContext server) {
                    server.command(CommandSpec.of("sulk", "Sulk"), call -> Reply.done());
                }

                @Override
                public void stop() {
                    throw new IllegalStateException("I stay");
                }
            });
            f.server.uninstall("sulky");
            awaitSaid(f, "stopping the plugin 'sulky'");
            yoda.send("@label=1 /sulk").expect("@label=1 ERR UNKNOWN");
        }
    }

    @Test
    void faultsThatAreFarApartAreBorne() {
        FaultWindow window = new FaultWindow();
        for (int i = 0; i < 100; i++) {
            assertFalse(window.add(i * (FaultWindow.WITHIN / (FaultWindow.MOST - 1) + 1)));
        }
    }

    @Test
    void tenWithinAMinuteAreTooMany() {
        FaultWindow window = new FaultWindow();
        window.add(-FaultWindow.WITHIN);
        for (int i = 0; i < FaultWindow.MOST - 1; i++) {
            assertFalse(window.add(i));
        }
        assertTrue(window.add(FaultWindow.WITHIN));
    }
}
