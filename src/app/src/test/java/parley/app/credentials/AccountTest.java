package parley.app.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    @TempDir
    private Path folder;

    @Test
    void accountsAreThoseLinesThatAreNameBlankPassword() throws Exception {
        Path file = Files.writeString(folder.resolve("credentials.txt"), "yoda jedi*knows\nbroken\na b c\n\nhans x\n");

        assertEquals(List.of(new Account("yoda", "jedi*knows"), new Account("hans", "x")), Account.read(file));
    }
}
