package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in, being blocked, being replaced. */
class LoginTest {
    @TempDir
    Path folder;

    @Test
    void afterTheLastAttemptANameIsBlockedForTenSecondsEverywhereEvenWithTheRightPassword() throws Exception {
        try (Fixture f = new Fixture(folder, config -> config.withAttempts(2));
             RawClient here = f.connect(); RawClient there = new RawClient(f.address(), "127.0.0.2")) {
            here.send("HELLO 1 :t", "@label=1 LOGIN yoda :wrong", "@label=2 LOGIN yoda :wrong");
            assertEquals("@label=1 ERR DENIED :Wrong password for 'yoda'. 1 attempt left.", here.expect("@label=1"));
            assertEquals("@label=2;wait=10000 ERR WAIT :'yoda' is blocked for 10 more seconds after too many failed log-ins.",
                    here.expect("@label=2"));
            f.pass(Duration.ofMillis(9_999));
            there.send("HELLO 1 :t", "@label=1 LOGIN yoda :jedi*knows").expect("@label=1;wait=1 ERR WAIT");
            here.send("@label=3 LOGIN hans :solo").expect("@label=3 OK");
            f.pass(Duration.ofMillis(1));
            there.send("@label=2 LOGIN yoda :jedi*knows").expect("@label=2 OK");
        }
    }

    @Test
    void aSuccessForgetsEarlierFailures() throws Exception {
        try (Fixture f = new Fixture(folder, config -> config.withAttempts(2))) {
            for (int i = 0; i < 3; i++) {
                try (RawClient client = f.connect()) {
                    client.send("HELLO 1 :t", "LOGIN yoda :wrong", "@label=1 LOGIN yoda :jedi*knows").expect("@label=1 OK");
                }
            }
        }
    }

    @Test
    void anUnknownUserIsToldSoAndMayTryAgain() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient client = f.connect()) {
            client.send("HELLO 1 :t", "LOGIN Yoda :jedi*knows", "@label=1 LOGIN yoda :jedi*knows");
            client.expect("ERR UNKNOWN :There is no user 'Yoda'");
            client.expect("@label=1 OK");
        }
    }

    @Test
    void aSecondLogInReplacesTheFirst() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient first = f.yoda(); RawClient second = f.yoda()) {
            first.expect("BYE REPLACED");
            first.expectEnd();
            second.send("/tell yoda still here");
            assertTrue(second.expect("@time").endsWith("TOLD yoda :still here"));
        }
    }

    @Test
    void theUserLogListsWhoIsActiveAndIsRenumbered() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.connect()) {
            Path log = f.data.resolve("userlog.txt");
            yoda.send("HELLO 1 udp=6666 :t", "@label=1 LOGIN yoda :jedi*knows").expect("@label=1 OK");
            RawClient hans = f.hans();
            Fixture.eventually("two users", () -> lines(log).size() == 2);
            assertTrue(lines(log).get(0).matches("1; 0[12] Jun 2022 \\d\\d:30:04; yoda; 127.0.0.1; 6666"), lines(log)::toString);
            assertTrue(lines(log).get(1).matches("2; 0[12] Jun 2022 \\d\\d:30:04; hans; 127.0.0.1; -"), lines(log)::toString);
            yoda.send("/leave");
            Fixture.eventually("one user", () -> lines(log).size() == 1);
            assertTrue(lines(log).getFirst().matches("1; .*; hans; .*"));
            hans.close();
            Fixture.eventually("nobody, after a connection that was just closed", () -> lines(log).isEmpty());
        }
    }

    @Test
    void malformedCredentialsAreReportedAndDoNotStopTheOthers() throws Exception {
        Files.write(folder.resolve("credentials.txt"), List.of("yoda jedi*knows", "nopassword", "two  blanks", "hans solo"));
        try (Fixture f = new Fixture(folder); RawClient hans = f.hans()) {
            hans.send("@label=1 /echo in").expect("@label=1 OK");
            assertTrue(f.console.stream().anyMatch(line -> line.contains("line 2:")), f.console::toString);
            assertTrue(f.console.stream().anyMatch(line -> line.contains("line 3:")), f.console::toString);
        }
    }

    @Test
    void passwordsNeverAppearOnTheConsole() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient client = f.connect()) {
            client.send("HELLO 1 :t", "LOGIN yoda :secret1", "@label=1 LOGIN yoda :jedi*knows").expect("@label=1 OK");
            Fixture.eventually("told", () -> f.console.stream().anyMatch(line -> line.startsWith("yoda logged in")));
            assertTrue(f.console.stream().noneMatch(line -> line.contains("secret1") || line.contains("jedi*knows")));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
