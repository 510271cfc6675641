package parley.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process has used so far.
 *
 * @param cpuSeconds    of all its threads, in user and system; empty where the system does not tell. On Linux the JDK
 *                      takes it from {@code /proc/PID/stat}, to a hundredth of a second
 * @param residentBytes of memory; empty where there is no {@code /proc} (man page proc_pid_status, {@code VmRSS})
 */
public record ProcessUse(OptionalDouble cpuSeconds, OptionalLong residentBytes) {
    /** Of a process of which nothing is known. */
    public static final ProcessUse UNKNOWN = new ProcessUse(OptionalDouble.empty(), OptionalLong.empty());

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");

    /** Of a process, now; unknown if it has ended. */
    public static ProcessUse of(ProcessHandle process) {
        Optional<Duration> cpu = process.info().totalCpuDuration();
        return new ProcessUse(cpu.map(d -> OptionalDouble.of(d.toNanos() / 1e9)).orElse(OptionalDouble.empty()),
                resident(Path.of("/proc", Long.toString(process.pid()), "status")));
    }

    /** CPU seconds since an earlier look; empty unless both are known. */
    public OptionalDouble cpuSince(ProcessUse before) {
        return cpuSeconds.isPresent() && before.cpuSeconds.isPresent()
                ? OptionalDouble.of(cpuSeconds.getAsDouble() - before.cpuSeconds.getAsDouble()) : OptionalDouble.empty();
    }

    private static OptionalLong resident(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.map(RESIDENT::matcher).filter(Matcher::matches)
                    .mapToLong(found -> 1024 * Long.parseLong(found.group(1))).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux, or the process has ended
        }
    }
}
