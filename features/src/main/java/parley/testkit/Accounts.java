package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who can log in with which password. The file is the one that the property {@code parley.testkit.credentials} names,
 * else {@code credentials.txt} in the working folder; without either, yoda, hans, luke, leia and chewie have made-up
 * passwords.
 */
final class Accounts {
    private static final List<String> CAST =
            List.of("yoda jedi*knows", "hans solo#1977", "luke farm$boy", "leia alder@an", "chewie gr()wl");

    private List<String> lines;

    Accounts() {
        Path file = Path.of(System.getProperty("parley.testkit.credentials", "credentials.txt"));
        try {
            lines = Files.exists(file) ? Files.readAllLines(file) : CAST;
        } catch (IOException e) {
            throw new UncheckedIOException("The credentials in " + file + " cannot be read.", e);
        }
    }

    /** Replaces all accounts by those in the lines of a credentials file. */
    void replace(List<String> others) {
        lines = List.copyOf(others);
    }

    /** The lines of a credentials file. */
    List<String> lines() {
        return lines;
    }

    /** A user's password. */
    String password(String user) {
        Map<String, String> passwords = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            if (words.length == 2) {
                passwords.putIfAbsent(words[0], words[1]);
            }
        }
        if (!passwords.containsKey(user)) {
            throw new AssertionError("No account of " + user + " is known; there are " + passwords.keySet()
                    + ". Begin the scenario with 'Given the users', or name a file of credentials.");
        }
        return passwords.get(user);
    }
}
