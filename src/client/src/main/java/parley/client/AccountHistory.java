package parley.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/** What one account typed, kept in a file of its own that only its owner may read, without lines that hold secrets. */
final class AccountHistory extends DefaultHistory {
    /** The most lines kept. */
    static final int MOST_LINES = 1000;

    private final Completion completion;

    AccountHistory(Completion completion) {
        this.completion = completion;
    }

    /**
     * Reads the account's file, and adds to it from now on. If that cannot be, what is typed is kept in memory, and the
     * text to tell the user is returned.
     */
    Optional<String> open(Path folder, String user, LineReader reader) {
        Path file = folder.resolve(fileName(user));
        try {
            OwnerOnly.create(file);
            reader.setVariable(LineReader.HISTORY_SIZE, MOST_LINES);
            reader.setVariable(LineReader.HISTORY_FILE_SIZE, MOST_LINES);
            reader.setVariable(LineReader.HISTORY_FILE, file);
            attach(reader);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("What you type cannot be kept in " + file + ": " + e + ". It is forgotten at the end.");
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (completion.sensitiveFrom(line).isEmpty()) {
            super.add(time, line);
        }
    }

    /** A file name for any user's name: no separators, not hidden. */
    static String fileName(String user) {
        String encoded = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("*", "%2A");
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }
}
