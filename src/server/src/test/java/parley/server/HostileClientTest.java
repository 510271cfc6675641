package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do what none should: the others do not notice. */
class HostileClientTest {
    @TempDir
    Path folder;

    @Test
    void garbageIsRefusedLineByLineAndEndsAConnectionThatHasNotLoggedIn() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda(); RawClient stranger = f.connect()) {
            byte[] garbage = new byte[10_000];
            new Random(1).nextBytes(garbage);
            yoda.send(garbage);
            yoda.send("", "@label=1 /echo still here");
            yoda.expect("@label=1 OK");
            stranger.send(garbage);
            stranger.expect("BYE LIMIT");
            stranger.expectEnd();
        }
    }

    @Test
    void aLineOfAGigabyteIsDroppedAndTheNextIsHeard() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            byte[] part = new byte[1 << 20];
            Arrays.fill(part, (byte) 'x');
            for (int i = 0; i < 1 << 10; i++) {
                yoda.send(part);
            }
            yoda.send("", "@label=1 /echo next");
            yoda.expectNext("ERR LIMIT :A line has at most 15360 bytes. This one was longer and was dropped; send the text"
                    + " in parts.");
            yoda.expectNext("@label=1 ROW :next");
        }
    }

    @Test
    void halfALineAndSilenceEndsWithTheTimeForLogIn() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient stranger = f.connect()) {
            stranger.send("HELLO 1 :t").expect("HELLO");
            stranger.send("LOGIN yo".getBytes(StandardCharsets.UTF_8));
            f.pass(Limits.standard().loginTime());
            stranger.expect("BYE TIMEOUT");
            stranger.expectEnd();
        }
    }

    @Test
    void aClientThatNeverReadsIsDisconnectedAndDelaysNobody() throws Exception {
        Limits unhurried = Limits.standard().withRate(Integer.MAX_VALUE, Integer.MAX_VALUE);
        try (Fixture f = new Fixture(folder, config -> config.withLimits(unhurried));
             RawClient deaf = f.hans(); RawClient luke = f.connect("luke", "sky"); RawClient yoda = f.yoda()) {
            String text = "x".repeat(10_000);
            for (int i = 0; i < 1_000; i++) {
                yoda.send("/all " + text);
                luke.expect("@time");
            }
            Fixture.eventually("hans is gone", () -> f.console.stream()
                    .anyMatch(line -> line.startsWith("hans did not read 1048576 bytes")));
            yoda.send("@label=1 /tell hans gone").expect("@label=1 ERR OFFLINE");
            deaf.expectEnd();
        }
    }

    @Test
    void aClientThatTakesNoAnswersIsNotReadAnyMore() throws Exception {
        Limits limits = Limits.off().withOutbox(1 << 20);
        try (Fixture f = new Fixture(folder, config -> config.withLimits(limits)); RawClient greedy = f.yoda()) {
            String line = "@label=1 /echo " + "y".repeat(10_000);
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 2_000; i++) {
                        greedy.send(line);
                    }
                } catch (IOException e) {
                    // the test has ended
                }
            });
            try (RawClient hans = f.hans()) {
                hans.send("@label=1 /echo fine").expect("@label=1 OK");
            }
            for (int i = 0; i < 2_000; i++) {
                greedy.expect("@label=1 OK"); // all 20 MB are answered, though none was lost or kept in an outbox
            }
            writer.join();
        }
    }

    @Test
    void aClientThatDoesNotTakeItsLastLinesIsCutOffWhenTheServerCloses() throws Exception {
        try (Fixture f = new Fixture(folder, config -> config.withLimits(Limits.off())); RawClient greedy = f.yoda()) {
            AtomicBoolean cutOff = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        greedy.send("@label=1 /echo " + "y".repeat(10_000)); // never read: at last it is not taken any more
                    }
                } catch (IOException e) {
                    cutOff.set(true);
                }
            });
            try (RawClient hans = f.hans()) {
                hans.send("@label=1 /echo fine").expect("@label=1 OK");
            }
            f.server.close();
            greedy.expectEnd();
            writer.join();
            assertTrue(cutOff.get());
        }
    }

    @Test
    void aClientThatVanishesIsAskedAndThenGone() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient hans = f.hans(); RawClient yoda = f.yoda()) {
            f.pass(Limits.standard().silence());
            hans.expect("PING");
            yoda.expect("PING");
            yoda.send("PONG", "@label=1 /echo here").expect("@label=1 OK");
            f.pass(Limits.standard().patience());
            hans.expect("BYE TIMEOUT");
            hans.expectEnd();
            yoda.send("@label=2 /tell hans gone").expect("@label=2 ERR OFFLINE");
        }
    }

    @Test
    void whoWaitsForALongCommandIsNotTakenForSilent() throws Exception {
        Limits limits = Limits.standard().withCallTime(Duration.ofDays(1));
        try (Fixture f = new Fixture(folder, config -> config.withLimits(limits)); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /block");
            Fixture.eventually("the call runs", () -> f.toys.blocked.getCount() == 0);
            for (int i = 0; i < 5; i++) {
                f.pass(limits.silence().plus(limits.patience()));
                f.hans().close(); // the loop has looked at the time
            }
            f.toys.released.countDown();
            yoda.expect("@label=1 OK");
        }
    }

    @Test
    void twoThousandConnectionsThatNeverLogInKeepNoUserOut() throws Exception {
        List<RawClient> idle = new ArrayList<>();
        Limits limits = Limits.standard().withConnections(50_000, 50_000);
        try (Fixture f = new Fixture(folder, config -> config.withLimits(limits))) {
            for (int i = 0; i < 2_000; i++) {
                idle.add(f.connect());
            }
            idle.getFirst().expect("BYE TIMEOUT");
            idle.getFirst().expectEnd();
            try (RawClient yoda = f.yoda()) {
                yoda.send("@label=1 /echo in").expect("@label=1 OK");
            }
            idle.getLast().send("PING :x").expect("PONG"); // the youngest may still log in
        } finally {
            for (RawClient client : idle) {
                client.close();
            }
        }
    }

    @Test
    void tooManyConnectionsFromOneAddressAreToldSo() throws Exception {
        try (Fixture f = new Fixture(folder, config -> config.withLimits(Limits.standard().withConnections(3, 2)));
             RawClient first = f.connect(); RawClient second = f.connect()) {
            first.send("PING :1").expect("PONG");
            second.send("PING :2").expect("PONG");
            try (RawClient third = f.connect()) {
                third.expect("BYE LIMIT :This server takes 2 connections from one address.");
                third.expectEnd();
            }
            try (RawClient elsewhere = new RawClient(f.address(), "127.0.0.2");
                 RawClient oneMore = new RawClient(f.address(), "127.0.0.3")) {
                elsewhere.send("PING :3").expect("PONG");
                oneMore.expect("BYE LIMIT :This server takes 3 connections.");
            }
        }
    }

    @Test
    void whoSendsFasterThanTheRateIsReadAtTheRateAndLosesNothing() throws Exception {
        try (Fixture f = new Fixture(folder, config -> config.withLimits(Limits.standard().withRate(1, 3)));
             RawClient yoda = f.yoda()) { // hello and log-in take two of three
            yoda.send("@label=1 /echo 1", "@label=2 /echo 2", "@label=3 /echo 3");
            yoda.expect("@label=1 OK");
            f.pass(Duration.ofSeconds(1));
            yoda.expectNext("@label=2 ROW :2");
            yoda.expectNext("@label=2 OK :said");
            f.pass(Duration.ofSeconds(1));
            yoda.expectNext("@label=3 ROW :3");
        }
    }

    @Test
    void aThousandClientsThatVanishAtOnceLeaveAnEmptyRoster() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            for (int i = 0; i < 1_000; i++) {
                f.connect().close();
            }
            f.yoda().close();
            Fixture.eventually("all gone", () -> f.console.stream().anyMatch(line -> line.equals("yoda left")));
            try (RawClient hans = f.hans()) {
                hans.send("@label=1 /tell yoda x");
                assertEquals("@label=1 ERR OFFLINE :yoda is offline", hans.expect("@label=1"));
            }
            assertTrue(f.console.stream().noneMatch(line -> line.startsWith("Fault")), f.console::toString);
        }
    }
}
