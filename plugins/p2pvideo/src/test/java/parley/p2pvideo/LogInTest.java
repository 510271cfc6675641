package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import parley.api.client.ClientContext;
import parley.rehearsal.Only;

/** What holds after a log-in: what that user wanted on that server. */
class LogInTest extends TwoResidents {
    @Test
    void whatCannotBeKeptHoldsAllTheSameAfterALostConnection() throws Exception {
        Files.createDirectories(Account.of(Only.of(ClientContext.class, luke))
                .file(luke.data(), "wishes").resolve("in the way"));
        assertTrue(luke.refusal("/limit 5M").startsWith("This holds until the shell ends, but cannot be kept: "));
        luke.logsInAgain();
        luke.types("/limit");
        luke.sees("All transfers together take 5.0 MB/s at most");
    }

    @Test
    void onAnotherServerHoldsWhatWasWantedThere() throws Exception {
        luke.types("/limit 5M");
        town.atPort(7_276);
        luke.logsInAgain();
        luke.types("/limit");
        luke.sees("Files are sent and received as fast as the way allows.");
        town.atPort(7_275);
        luke.logsInAgain();
        luke.types("/limit");
        luke.sees("5.0 MB/s at most");
    }
}
