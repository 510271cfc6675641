package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import parley.p2pvideo.transfer.Bytes32;
import parley.p2pvideo.transfer.PartFile;

/**
 * What was accepted and has not arrived yet, in which folder its part lies, and a file that keeps that, so that a part
 * is known after the program was killed, too; and what the user had removed and does not want offered again, as long as
 * the program runs. Of the file a line is a folder, in the form of URLs, and a {@link Job}. Owned by the {@link Desk}'s
 * thread.
 */
final class Interrupted {
    /** The most of each that are remembered; for one more the oldest is forgotten. */
    static final int MOST = 256;

    /**
     * A part that was cut off.
     *
     * @param job    the transfer that it is of
     * @param folder in which it lies
     */
    record Part(Job job, Path folder) {
    }

    private final System.Logger logger;
    private final KeptLines kept;
    /** By the job's key, as {@link #underWay}. */
    private final SequencedMap<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final SequencedSet<Bytes32> unwanted = new LinkedHashSet<>();

    /** Nothing was accepted yet. */
    Interrupted(System.Logger logger) {
        this.logger = logger;
        this.kept = new KeptLines("parts of files that were accepted", logger);
    }

    /** Reads what earlier runs have left, in place of all but what is under way. */
    void keepIn(Path file) {
        parts.keySet().retainAll(underWay);
        kept.in(file).forEach(this::read);
    }

    private void read(String line) {
        String[] words = line.split(" ", 2);
        Optional<Job> job = words.length < 2 ? Optional.empty() : Job.parse(words[1]);
        try {
            Path folder = Path.of(URLDecoder.decode(words[0], StandardCharsets.UTF_8));
            identity(job.orElseThrow().key());
            parts.putIfAbsent(job.get().key(), new Part(job.get(), folder));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            kept.reject(line);
        }
    }

    private static Bytes32 identity(String key) {
        return Bytes32.of(HexFormat.of().parseHex(key));
    }

    private void write() {
        kept.writeIfPossible(parts.values().stream().map(part -> URLEncoder.encode(part.folder.toString(),
                StandardCharsets.UTF_8) + " " + part.job.line()).toList());
    }

    /** It was accepted, perhaps again: its part is there now. */
    void accepted(Arrival arrival) {
        Job job = arrival.job();
        unwanted.remove(arrival.identity());
        underWay.add(job.key());
        parts.remove(job.key());
        parts.put(job.key(), new Part(job, arrival.folder()));
        if (parts.size() > MOST) {
            parts.pollFirstEntry();
        }
        write();
    }

    /** It ended too early, and its part stays. */
    void cutOff(Arrival arrival) {
        underWay.remove(arrival.identity().toString());
    }

    /** It has arrived, or its part is gone. */
    void over(Bytes32 identity) {
        underWay.remove(identity.toString());
        if (parts.remove(identity.toString()) != null) {
            write();
        }
    }

    /** The folder in which a part of this lies, if there is one that nobody in this program holds. */
    Optional<Path> folder(Bytes32 identity) {
        return Optional.ofNullable(parts.get(identity.toString())).map(Part::folder)
                .filter(folder -> there(folder).contains(identity.toString()));
    }

    /** The parts that were cut off, of those that lie where they were left. */
    List<Part> all() {
        Map<Path, Set<String>> there = new HashMap<>();
        List<Part> all = new ArrayList<>();
        for (Part part : parts.values()) {
            if (!underWay.contains(part.job.key())
                    && there.computeIfAbsent(part.folder, this::there).contains(part.job.key())) {
                all.add(part);
            }
        }
        return all;
    }

    private Set<String> there(Path folder) {
        Set<String> keys = new HashSet<>();
        try {
            PartFile.cutOff(folder).forEach(identity -> keys.add(identity.toString()));
        } catch (IOException e) {
            // The folder is gone, or on a disk that is not there now.
            logger.log(Level.DEBUG, folder + " cannot be read", e);
        }
        return keys;
    }

    /**
     * Removes the parts from a user, or from all, that were cut off: that user does not want them. Returns what they
     * were.
     */
    List<Job> remove(Whom whom) {
        List<Job> removed = new ArrayList<>();
        for (Part part : all()) {
            if (whom.includes(part.job.peer())) {
                Bytes32 identity = identity(part.job.key());
                remove(part, identity);
                unwanted(identity);
                over(identity);
                removed.add(part.job);
            }
        }
        return removed;
    }

    /** Not one byte of it came, and none will: removes the empty part, which nobody holds any more. */
    void removeEmpty(Arrival arrival) {
        try {
            arrival.part().discardKept();
        } catch (IOException e) {
            logger.log(Level.WARNING, "the empty part of " + arrival.name() + " could not be removed", e);
        }
        over(arrival.identity());
    }

    private void remove(Part part, Bytes32 identity) {
        try {
            PartFile.discard(part.folder, identity);
        } catch (IOException e) {
            logger.log(Level.WARNING, "a part of " + part.job.name() + " could not be removed", e);
        }
    }

    /** The user does not want this. */
    void unwanted(Bytes32 identity) {
        unwanted.add(identity);
        if (unwanted.size() > MOST) {
            unwanted.removeFirst();
        }
    }

    boolean isUnwanted(Bytes32 identity) {
        return unwanted.contains(identity);
    }
}
