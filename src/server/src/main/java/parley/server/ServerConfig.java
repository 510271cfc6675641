package parley.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import parley.wire.Protocol;

/**
 * How a server is set up.
 *
 * @param host           the address to listen on; empty for all of this machine's
 * @param port           1024 to 65535, or 0 for any that is free
 * @param attempts       failed log-ins in a row after which a name is blocked, 1 to 5
 * @param credentials    the file with a user and a password a line
 * @param data           the folder for journals and logs; made if it is not there
 * @param durability     what an acknowledged message survives
 * @param limits         what is bounded
 * @param administrators users who may call the commands of administrators
 * @param loops          threads that own connections; 0 for one per core
 * @param settings       of plugins, by {@code id.name}
 * @param metricsPort    the port of the loopback interface for OpenMetrics, 0 to 65535 with 0 for any that is free; empty
 *                       for none
 */
public record ServerConfig(String host, int port, int attempts, Path credentials, Path data, Durability durability,
                           Limits limits, Set<String> administrators, int loops, Map<String, String> settings,
                           OptionalInt metricsPort) {
    /** Throws {@link IllegalArgumentException} if a number is out of its range. */
    public ServerConfig {
        requirePort(port);
        metricsPort.ifPresent(ServerConfig::requirePort);
        if (attempts < 1 || attempts > 5) {
            throw new IllegalArgumentException(attempts + " attempts are not from 1 to 5.");
        }
        administrators = Set.copyOf(administrators);
        settings = Map.copyOf(settings);
        loops = loops == 0 ? Runtime.getRuntime().availableProcessors() : loops;
    }

    /** What holds where nothing is said. */
    public static ServerConfig defaults() {
        return new ServerConfig("", Protocol.DEFAULT_PORT, 3, Path.of("credentials.txt"), Path.of("data"),
                Durability.PROCESS, Limits.standard(), Set.of(), 0, Map.of(), OptionalInt.empty());
    }

    /** The same on another address. */
    public ServerConfig withHost(String other) {
        return new ServerConfig(other, port, attempts, credentials, data, durability, limits, administrators, loops, settings,
                metricsPort);
    }

    /** The same on another port. */
    public ServerConfig withPort(int other) {
        return new ServerConfig(host, other, attempts, credentials, data, durability, limits, administrators, loops, settings,
                metricsPort);
    }

    /** The same with another number of failures that block a name. */
    public ServerConfig withAttempts(int other) {
        return new ServerConfig(host, port, other, credentials, data, durability, limits, administrators, loops, settings,
                metricsPort);
    }

    /** The same with another file of users. */
    public ServerConfig withCredentials(Path other) {
        return new ServerConfig(host, port, attempts, other, data, durability, limits, administrators, loops, settings,
                metricsPort);
    }

    /** The same with another data folder. */
    public ServerConfig withData(Path other) {
        return new ServerConfig(host, port, attempts, credentials, other, durability, limits, administrators, loops, settings,
                metricsPort);
    }

    /** The same with another durability. */
    public ServerConfig withDurability(Durability other) {
        return new ServerConfig(host, port, attempts, credentials, data, other, limits, administrators, loops, settings,
                metricsPort);
    }

    /** The same with other limits. */
    public ServerConfig withLimits(Limits other) {
        return new ServerConfig(host, port, attempts, credentials, data, durability, other, administrators, loops, settings,
                metricsPort);
    }

    /** The same with other administrators. */
    public ServerConfig withAdministrators(Set<String> other) {
        return new ServerConfig(host, port, attempts, credentials, data, durability, limits, other, loops, settings,
                metricsPort);
    }

    /** The same with another number of loops. */
    public ServerConfig withLoops(int other) {
        return new ServerConfig(host, port, attempts, credentials, data, durability, limits, administrators, other, settings,
                metricsPort);
    }

    /** The same with other settings of plugins. */
    public ServerConfig withSettings(Map<String, String> other) {
        return new ServerConfig(host, port, attempts, credentials, data, durability, limits, administrators, loops, other,
                metricsPort);
    }

    /** The same with another port for metrics. */
    public ServerConfig withMetricsPort(OptionalInt other) {
        return new ServerConfig(host, port, attempts, credentials, data, durability, limits, administrators, loops, settings,
                other);
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Port " + port + " is not from 0 to 65535.");
        }
    }
}
