package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.List;

/** Files laid end to end: which of them holds which byte of the whole. */
final class Extents {
    /** Something to do with a piece that lies in one file. */
    @FunctionalInterface
    interface Piece {
        /** Does it. {@code within} counts from the file's beginning, {@code done} from the beginning of the run. */
        void on(int file, long within, int done, int length) throws IOException;
    }

    /** Where each begins, and where the last ends. */
    private final long[] starts;

    Extents(List<Entry> entries) {
        starts = new long[entries.size() + 1];
        for (int i = 0; i < entries.size(); i++) {
            starts[i + 1] = starts[i] + entries.get(i).size();
        }
    }

    long size() {
        return starts[starts.length - 1];
    }

    long start(int file) {
        return starts[file];
    }

    long end(int file) {
        return starts[file + 1];
    }

    /** The file that holds an offset below {@link #size}: the last of those that begin there, as the others are empty. */
    int at(long offset) {
        int low = 0;
        int high = starts.length - 2;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Cuts a run of bytes at the files' ends. */
    void each(long offset, int length, Piece piece) throws IOException {
        int done = 0;
        while (done < length) {
            int file = at(offset + done);
            int here = (int) Math.min(length - done, end(file) - offset - done);
            piece.on(file, offset + done - starts[file], done, here);
            done += here;
        }
    }
}
