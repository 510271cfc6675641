package parley.server.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.server.Durability;
import parley.server.metrics.Metrics;

/** Journals named {@code x} in one folder, with what was appended to them and what they reported. */
final class JournalFixture {
    static final Metrics METRICS = new Metrics(0, System::nanoTime);
    /** A segment that is never full. */
    static final int NEVER = Integer.MAX_VALUE;

    final Path folder;
    final List<String> appended = new ArrayList<>();
    final List<String> reports = new ArrayList<>();

    JournalFixture(Path folder) {
        this.folder = folder;
    }

    /** The file of a segment. */
    Path segment(int number) {
        return folder.resolve("x-%06d.journal".formatted(number));
    }

    FileJournal open() throws IOException {
        return open(NEVER, Durability.PROCESS);
    }

    /** A journal whose snapshot is one record that names all that was appended. */
    FileJournal open(int segmentBytes, Durability durability) throws IOException {
        return new FileJournal(folder, "x", record -> { },
                () -> List.of(bytes("snapshot of " + String.join(", ", appended))), durability, segmentBytes,
                        reports::add, METRICS);
    }

    FileJournal open(String name, Consumer<byte[]> replay) throws IOException {
        return new FileJournal(folder, name, replay, List::of, Durability.PROCESS, NEVER, reports::add, METRICS);
    }

    void append(FileJournal journal, String... records) {
        for (String record : records) {
            journal.append(bytes(record));
            synchronized (appended) {
                appended.add(record);
            }
        }
    }

    static void flush(FileJournal journal) {
        try {
            journal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a start now would find. */
    List<String> replayed() throws IOException {
        List<String> records = new ArrayList<>();
        open("x", record -> records.add(text(record))).close();
        return records;
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Records as they stand in a segment. */
    static byte[] framed(String... records) {
        byte[] all = {};
        for (String record : records) {
            byte[] payload = bytes(record);
            byte[] framed = new byte[Segment.FRAME + payload.length];
            Segment.frame(payload, framed, 0);
            all = joined(all, framed);
        }
        return all;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }
}
