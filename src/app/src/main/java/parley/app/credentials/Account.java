package parley.app.credentials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user who can log in.
 *
 * @param name     of the user
 * @param password in the clear
 */
public record Account(String name, String password) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+)");

    /** Reads those of the lines of a credentials file that name a user and a password. */
    public static List<Account> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
             BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(Account::parse).flatMap(Optional::stream).toList();
        }
    }

    private static Optional<Account> parse(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches() ? Optional.of(new Account(parts.group(1), parts.group(2))) : Optional.empty();
    }
}
