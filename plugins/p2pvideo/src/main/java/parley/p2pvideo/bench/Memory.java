package parley.p2pvideo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The memory of this process. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** Bytes that are resident now; nothing where there is no {@code /proc}. */
    static OptionalLong resident() {
        return read("VmRSS:");
    }

    /** The most bytes that were resident at a time. */
    static OptionalLong highest() {
        return read("VmHWM:");
    }

    private static OptionalLong read(String key) {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("[^0-9]", ""))).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux
        }
    }
}
