package parley.p2pvideo.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.SenderIntroduction;
import parley.p2pvideo.transfer.SourceFiles;

/**
 * What the disk does alone: reading and writing with nothing in between, and with the engine's own classes, 1 MiB at a
 * time. A write ends when the disk has it, as a transfer does. What is read was written just before, so that it comes
 * from memory if there is enough.
 */
final class Disk {
    static final String PART = "Disk alone, 1 MiB at a time";
    static final String COPY = "copy, FileChannel";

    private static final int CHUNK = 1 << 20;

    private final Path source;
    private final Path folder;

    /** Reads a file, and writes others of its size into a folder, each of which is removed again. */
    Disk(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    List<Trial> trials() {
        return List.of(new Trial(PART, "read, FileChannel", this::read),
                new Trial(PART, "read, SourceFiles", this::readSource),
                new Trial(PART, "write, FileChannel", this::write),
                new Trial(PART, "write, PartFile", this::writePart),
                new Trial(PART, COPY, this::copy));
    }

    private Figure read() throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        try (FileChannel from = FileChannel.open(source)) {
            Stopwatch watch = new Stopwatch();
            long bytes = 0;
            while (from.read(chunk.clear()) > 0) {
                bytes += chunk.position();
            }
            return watch.stop(bytes, 0);
        }
    }

    private Figure readSource() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (SourceFiles from = SourceFiles.open(List.of(item(source)))) {
            Stopwatch watch = new Stopwatch();
            for (long at = 0; at < from.size(); at += CHUNK) {
                from.read(at, chunk, 0, (int) Math.min(CHUNK, from.size() - at));
            }
            return watch.stop(from.size(), 0);
        }
    }

    /** A file as a sender offers it. */
    static SourceFiles.Item item(Path file) throws IOException {
        return new SourceFiles.Item(file, new Entry(file.getFileName().toString(), Files.size(file),
                Files.getLastModifiedTime(file).toMillis()));
    }

    private Figure write() throws IOException {
        return fill(ByteBuffer.allocateDirect(CHUNK), false);
    }

    private Figure copy() throws IOException {
        return fill(ByteBuffer.allocateDirect(CHUNK), true);
    }

    private Figure fill(ByteBuffer chunk, boolean reading) throws IOException {
        Path target = folder.resolve("raw");
        long size = Files.size(source);
        try (FileChannel from = FileChannel.open(source);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Stopwatch watch = new Stopwatch();
            for (long at = 0; at < size; at += chunk.limit()) {
                chunk.clear().limit((int) Math.min(CHUNK, size - at));
                if (reading) {
                    from.read(chunk, at);
                    chunk.flip();
                }
                to.write(chunk, at);
            }
            to.force(true);
            return watch.stop(size, 0);
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private Figure writePart() throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = Files.size(source);
        Offer offer = new SenderIntroduction(item(source).entry(), List.of(), new SecureRandom()).offer();
        PartFile to = PartFile.open(folder, "part", offer);
        try {
            Stopwatch watch = new Stopwatch();
            for (long at = 0; at < size; at += CHUNK) {
                to.write(at, chunk, 0, (int) Math.min(CHUNK, size - at));
            }
            Path target = folder.resolve(to.commit());
            Figure figure = watch.stop(size, 0);
            Files.delete(target);
            return figure;
        } finally {
            to.discard();
        }
    }
}
