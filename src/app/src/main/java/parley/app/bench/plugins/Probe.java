package parley.app.bench.plugins;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import parley.api.CommandSpec;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * The plugin that is measured: it does next to nothing, and tells what the process holds that it runs in. {@link Jars} makes a
 * jar of this one class, so it has no others, and sees nothing but the API and the JDK.
 */
public final class Probe implements ServerPlugin {
    /** Gives its text back, where its line was read. */
    static final String AT_ONCE = "bench-at-once";
    /** Gives its text back, on a thread of the plugin. */
    static final String LATER = "bench-later";
    /** Tells bytes of the heap after a collection of all garbage, classes and class loaders. */
    static final String MEMORY = "bench-memory";

    /** What the JDK's own threads let go of after a collection is free only after the next one. */
    private static final int COLLECTIONS = 3;
    private static final long PAUSE_MILLIS = 200;
    private static final Pattern LOADERS = Pattern.compile("Total = ([0-9]+)");

    @Override
    public void start(ServerContext server) {
        server.command(CommandSpec.of(AT_ONCE, "Give a text back").text("text").immediately(),
                call -> Reply.of(call.text("text")));
        server.command(CommandSpec.of(LATER, "Give a text back on a thread").text("text"), call -> Reply.of(call.text("text")));
        server.command(CommandSpec.of(MEMORY, "Tell what the process holds").forAdministrators(), call -> Reply.of(memory()));
    }

    private static String memory() throws JMException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap + " " + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() + " " + loaders();
    }

    private static String loaders() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Object statistics = beans.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmClassloaderStats",
                new Object[] {new String[0]}, new String[] {String[].class.getName()});
        Matcher total = LOADERS.matcher(statistics.toString());
        return total.find() ? total.group(1) : "0";
    }
}
