package parley.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.wire.Protocol;

/**
 * What can be set for a client. Start from {@link #defaults} and change what differs.
 *
 * @param host         of the server: a name, an IPv4 or an IPv6 address, the latter with or without brackets
 * @param port         of the server, 1 to 65535
 * @param udpPort      on which files are received, 1024 to 65535; 0 takes a free one when the client starts
 * @param user         to log in as; asked for if empty
 * @param passwordFile whose first line is the password; asked for if empty
 * @param folder       from which files are sent and into which they arrive
 * @param home         where the client keeps its own files: {@code history/USER}, {@code client.log} and, of each plugin that
 *                     asks for it, {@code plugin-data/ID}
 * @param plainText    whether the connection may go unencrypted to another machine
 * @param settings     of the plugins: {@code id.name} to value
 * @param colour       whether colours are used
 */
public record ClientConfig(String host, int port, int udpPort, Optional<String> user, Optional<Path> passwordFile,
                           Path folder, Path home, boolean plainText, Map<String, String> settings, Colour colour) {
    private static final int HIGHEST_PORT = 65535;
    private static final int LOWEST_UDP_PORT = 1024;

    /** Throws {@link IllegalArgumentException} if a port is outside its range or the host is blank. */
    public ClientConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the server's host is missing");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port " + port + " is not from 1 to " + HIGHEST_PORT);
        }
        if (udpPort != 0 && (udpPort < LOWEST_UDP_PORT || udpPort > HIGHEST_PORT)) {
            throw new IllegalArgumentException(
                    "UDP port " + udpPort + " is not from " + LOWEST_UDP_PORT + " to " + HIGHEST_PORT);
        }
        Objects.requireNonNull(user);
        Objects.requireNonNull(passwordFile);
        Objects.requireNonNull(colour);
        folder = folder.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** This machine, Parley's port, a free UDP port, the current folder, {@code ~/.parley}; who it is will be asked. */
    public static ClientConfig defaults() {
        Path home = Path.of(System.getProperty("user.home"), ".parley");
        return new ClientConfig("localhost", Protocol.DEFAULT_PORT, 0, Optional.empty(), Optional.empty(),
                Path.of(""), home, false, Map.of(), Colour.AUTO);
    }

    /** With another server. */
    public ClientConfig withHost(String name) {
        return new ClientConfig(name, port, udpPort, user, passwordFile, folder, home, plainText, settings, colour);
    }

    /** With another port of the server. */
    public ClientConfig withPort(int number) {
        return new ClientConfig(host, number, udpPort, user, passwordFile, folder, home, plainText, settings, colour);
    }

    /** With another UDP port; 0 takes a free one. */
    public ClientConfig withUdpPort(int number) {
        return new ClientConfig(host, port, number, user, passwordFile, folder, home, plainText, settings, colour);
    }

    /** With a user, who is then not asked for. */
    public ClientConfig withUser(String name) {
        return new ClientConfig(host, port, udpPort, Optional.of(name), passwordFile, folder, home, plainText, settings,
                colour);
    }

    /** With a file whose first line is the password, which is then not asked for. */
    public ClientConfig withPasswordFile(Path file) {
        return new ClientConfig(host, port, udpPort, user, Optional.of(file), folder, home, plainText, settings,
                colour);
    }

    /** With another working folder. */
    public ClientConfig withFolder(Path path) {
        return new ClientConfig(host, port, udpPort, user, passwordFile, path, home, plainText, settings, colour);
    }

    /** With another place for history and log. */
    public ClientConfig withHome(Path path) {
        return new ClientConfig(host, port, udpPort, user, passwordFile, folder, path, plainText, settings, colour);
    }

    /** With or without leave to go unencrypted. */
    public ClientConfig withPlainText(boolean allowed) {
        return new ClientConfig(host, port, udpPort, user, passwordFile, folder, home, allowed, settings, colour);
    }

    /** With these settings of plugins and no others. */
    public ClientConfig withSettings(Map<String, String> all) {
        return new ClientConfig(host, port, udpPort, user, passwordFile, folder, home, plainText, all, colour);
    }

    /** With another choice of colours. */
    public ClientConfig withColour(Colour choice) {
        return new ClientConfig(host, port, udpPort, user, passwordFile, folder, home, plainText, settings, choice);
    }

    /** How messages name the server. */
    String server() {
        return host + " port " + port;
    }

    /** What the user reads if no conversation with the server begins. */
    String unreachable(Exception why) {
        return "Cannot connect to " + server() + ": " + why.getMessage()
                + (why instanceof IOException ? ". Is the server running, and are host and port right?" : "");
    }
}
