package parley.server.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/** What the Java runtime tells of this process. */
final class RuntimeFamilies {
    private static final double MILLIS = 1e3;
    /** How the beans end that add up the time of whole cycles of a concurrent collector, in which the program goes on. */
    private static final String NO_PAUSES = "Cycles";

    private RuntimeFamilies() {}

    /** The families, with how long the server has been there, in seconds. */
    static List<Family> now(double uptime) {
        return List.of(
                family("heap_bytes", "bytes", "Bytes of the Java heap that are in use, garbage among them.",
                        Family.Type.GAUGE, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()),
                family("gc_pause_seconds", "seconds", "Time for which garbage collections stopped the program.",
                        Family.Type.COUNTER, pauses()),
                family("uptime_seconds", "seconds", "Time since the server was set up.", Family.Type.GAUGE,
                        Math.max(0, uptime)),
                family("process_start_time_seconds", "seconds", "When the process started, in seconds since 1970.",
                        Family.Type.GAUGE, ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS));
    }

    private static double pauses() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().filter(bean -> !bean.getName().endsWith(NO_PAUSES))
                .mapToLong(GarbageCollectorMXBean::getCollectionTime).filter(millis -> millis > 0).sum() / MILLIS;
    }

    private static Family family(String name, String unit, String help, Family.Type type, double value) {
        return new Family(name, unit, help, type, List.of(new Sample.Value(Map.of(), value)));
    }
}
