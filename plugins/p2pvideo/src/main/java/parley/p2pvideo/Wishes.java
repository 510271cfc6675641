package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * What the user wants of all transfers, from run to run: a limit, and that some are paused, which holds for their later
 * attempts too; and a file that keeps it. Of its lines one is {@code limit} and bytes a second, each of the others
 * {@code pause} and a {@link Job}. Owned by {@link Traffic}, and guarded by its lock.
 */
final class Wishes {
    /** The most pauses that are remembered; for one more the oldest is forgotten. */
    static final int MOST = 256;
    private static final String LIMIT = "limit ";
    private static final String PAUSE = "pause ";

    private final KeptLines kept;
    private final SequencedMap<String, Job> paused = new LinkedHashMap<>();
    private long limit;

    /** No limit, and nothing is paused. */
    Wishes(System.Logger logger) {
        kept = new KeptLines("limit and pauses", logger);
    }

    /** Reads what was wanted before, in place of what is wanted now. */
    void keepIn(Path file) {
        paused.clear();
        limit = 0;
        kept.in(file).forEach(this::read);
    }

    private void read(String line) {
        OptionalLong rate = line.startsWith(LIMIT) ? Amount.parse(line.substring(LIMIT.length()))
                : OptionalLong.empty();
        Optional<Job> job = line.startsWith(PAUSE) ? Job.parse(line.substring(PAUSE.length())) : Optional.empty();
        job.ifPresent(this::remember);
        rate.ifPresent(bytes -> limit = bytes);
        if (rate.isEmpty() && job.isEmpty()) {
            kept.reject(line);
        }
    }

    private void remember(Job job) {
        paused.put(job.key(), job);
        if (paused.size() > MOST) {
            paused.pollFirstEntry();
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (limit > 0) {
            lines.add(LIMIT + limit);
        }
        paused.values().forEach(job -> lines.add(PAUSE + job.line()));
        return lines;
    }

    /** Bytes a second of all transfers together, 0 for no limit. */
    long limit() {
        return limit;
    }

    /** Sets the limit; it holds even if it cannot be kept. */
    void limit(long bytesPerSecond) throws IOException {
        limit = bytesPerSecond;
        kept.write(lines());
    }

    boolean isPaused(Job job) {
        return paused.containsKey(job.key());
    }

    /** The user wants it to rest; false if that is nothing new. */
    boolean pause(Job job) {
        if (isPaused(job)) {
            return false;
        }
        remember(job);
        kept.writeIfPossible(lines());
        return true;
    }

    /** The user lets what is paused go on: what that is, whether it runs now or not. */
    List<Job> resume(Whom whom) {
        List<Job> some = paused.values().stream().filter(job -> whom.includes(job.peer())).toList();
        some.forEach(this::forget);
        return some;
    }

    /** There will be no later attempt. */
    void forget(Job job) {
        if (paused.remove(job.key()) != null) {
            kept.writeIfPossible(lines());
        }
    }
}
