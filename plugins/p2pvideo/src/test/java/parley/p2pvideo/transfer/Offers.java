package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Offers and sources for tests. */
final class Offers {
    private Offers() {
    }

    static Offer of(Entry... entries) {
        long size = Arrays.stream(entries).mapToLong(Entry::size).sum();
        return new Offer(new TransferId(1, 2), List.of(entries), Blocks.of(size).blockSize(), Bytes32.of(new byte[32]),
                List.of());
    }

    static Offer of(String name, long size) {
        return of(new Entry(name, size, 7));
    }

    static SourceFiles.Item item(Path path) throws IOException {
        return new SourceFiles.Item(path, new Entry(path.getFileName().toString(), Files.size(path),
                Files.getLastModifiedTime(path).toMillis()));
    }

    static SourceFiles source(Path... paths) throws IOException {
        SourceFiles.Item[] items = new SourceFiles.Item[paths.length];
        for (int i = 0; i < paths.length; i++) {
            items[i] = item(paths[i]);
        }
        return SourceFiles.open(List.of(items));
    }
}
