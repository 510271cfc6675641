package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import parley.p2pvideo.transfer.Bytes32;

/**
 * What has arrived lately, and a file that keeps it: if the sender did not hear of the end, it offers the same again, and
 * then it must not come a second time. Owned by the {@link Desk}'s thread.
 */
final class Arrivals {
    /** The most that are remembered. */
    static final int MOST = 1_000;
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}");

    private final Optional<Path> file;
    private final System.Logger logger;
    private final SequencedSet<String> identities = new LinkedHashSet<>();

    /** Without a file they are remembered as long as the program runs. */
    Arrivals(Optional<Path> file, System.Logger logger) {
        this.file = file;
        this.logger = logger;
        file.filter(Files::exists).ifPresent(this::read);
    }

    private void read(Path from) {
        try {
            List<String> lines = Files.readAllLines(from);
            lines.subList(Math.max(0, lines.size() - MOST), lines.size()).stream()
                    .filter(line -> LINE.matcher(line).matches()).forEach(identities::add);
            if (lines.size() > 2 * MOST) {
                Files.write(from, identities);
            }
        } catch (IOException e) {
            logger.log(Level.WARNING, "what has arrived before cannot be read from " + from, e);
        }
    }

    /** These files are here. */
    void add(Bytes32 identity) {
        String text = identity.toString();
        if (!identities.add(text)) {
            return;
        }
        if (identities.size() > MOST) {
            identities.removeFirst();
        }
        try {
            if (file.isPresent()) {
                Files.writeString(file.get(), text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            logger.log(Level.WARNING, "what has arrived cannot be noted in " + file.get(), e);
        }
    }

    boolean contains(Bytes32 identity) {
        return identities.contains(identity.toString());
    }
}
