package parley.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Operand;
import parley.app.options.Option;
import parley.app.options.Syntax;
import parley.app.client.ClientPlugins;
import parley.app.client.ServerOffers;
import parley.app.files.TemporaryFolder;
import parley.app.plugins.PluginLoader;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.Colour;
import parley.client.ShellTerminal;
import parley.wire.Protocol;

/** {@code parley client}: one user's shell in this terminal. */
final class ClientCommand implements Subcommand {
    private static final Operand<String> HOST = new Operand<>("HOST", Format.host(), "of the server (localhost)");
    private static final Operand<Integer> PORT = new Operand<>("PORT", Format.port(),
            "of the server (" + Protocol.DEFAULT_PORT + ")");
    private static final Operand<Integer> UDP_PORT = new Operand<>("UDP_PORT", Format.port(),
            "on which this client receives files (any that is free)");
    private static final Option<String> USER = new Option<>("--user", "NAME", Format.text("the name of a user"),
            "log in under this name instead of asking");
    private static final Option<Path> PASSWORD_FILE = new Option<>("--password-file", "FILE", Format.file(),
            "take the password from the first line of this file instead of asking");
    private static final Option<Path> FOLDER = new Option<>("--folder", "DIR", Format.folder(),
            "send files from here, and receive them here (the current folder)");
    private static final Option<Path> HOME = new Option<>("--home", "DIR", Format.path("the path of a folder"),
            "keep history and log here (~/.parley)");
    private static final Option<Boolean> SERVER_PLUGINS = new Option<>("--server-plugins", "ask|never",
            Format.choice("ask", true, "never", false),
            "whether plugins that the server offers may run here: ask shows each and asks you first (never)");
    private static final Option<String> NO_COLOR = Option.toggle("--no-color",
            "use no colours; so does the environment variable NO_COLOR");

    @Override
    public String name() {
        return "client";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley client", "Chat: log in to a server and open a shell.", List.of(HOST, PORT, UDP_PORT),
                List.of(USER, PASSWORD_FILE, CommonOptions.PLUGINS, SERVER_PLUGINS, FOLDER, HOME, NO_COLOR, CommonOptions.SET,
                        CommonOptions.PLAIN_TEXT),
                "If the input is not a terminal, it is read as plain lines: user and password first, unless options"
                        + " name them, then commands. The exit status is 1 if one of them failed.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException {
        ClientConfig config = config(line);
        try (PluginLoader loader = PluginLoader.open(); ShellTerminal terminal = ShellTerminal.ofProcess(config)) {
            Client client = new Client(config, terminal);
            Reports reports = new Reports(around.err()::println);
            List<Path> own = CommonOptions.pluginFolders(line, around.installation());
            return line.get(SERVER_PLUGINS).orElse(false) ? withServerPlugins(client, config, loader, own, reports)
                    : withOwnPlugins(client, config, loader, own, reports);
        }
    }

    private static ExitStatus withOwnPlugins(Client client, ClientConfig config, PluginLoader loader, List<Path> own,
                                             Reports reports) {
        try (ClientPlugins _ = start(client, config, loader, own, reports)) {
            return run(client, reports);
        }
    }

    /** As the other one; what comes from the server lies in a folder of the lowest rank, so that the user's own win. */
    private static ExitStatus withServerPlugins(Client client, ClientConfig config, PluginLoader loader, List<Path> own,
                                                Reports reports) throws IOException {
        try (TemporaryFolder used = TemporaryFolder.make("parley-server-plugins-")) {
            List<Path> folders = new ArrayList<>(own);
            folders.addFirst(used.path());
            try (ClientPlugins plugins = start(client, config, loader, folders, reports)) {
                client.afterLogIn(new ServerOffers(plugins, loader, config.home(), used.path()));
                return run(client, reports);
            }
        }
    }

    private static ClientPlugins start(Client client, ClientConfig config, PluginLoader loader, List<Path> folders,
                                       Reports reports) {
        return ClientPlugins.start(client, loader, folders, config.home(), config.settings().keySet(), reports);
    }

    private static ExitStatus run(Client client, Reports reports) {
        reports.nowTo(client::tell);
        return client.run() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** Takes lines for people to the error output before the shell runs, then to the shell. */
    private static final class Reports implements Consumer<String> {
        private volatile Consumer<String> to;

        Reports(Consumer<String> first) {
            this.to = first;
        }

        void nowTo(Consumer<String> other) {
            to = other;
        }

        @Override
        public void accept(String line) {
            to.accept(line);
        }
    }

    static ClientConfig config(CommandLine line) {
        ClientConfig config = ClientConfig.defaults().withSettings(CommonOptions.settings(line))
                .withPlainText(line.has(CommonOptions.PLAIN_TEXT));
        config = config.withHost(line.get(HOST).orElse(config.host())).withPort(line.get(PORT).orElse(config.port()))
                .withUdpPort(line.get(UDP_PORT).orElse(config.udpPort()))
                .withFolder(line.get(FOLDER).orElse(config.folder())).withHome(line.get(HOME).orElse(config.home()))
                .withColour(line.has(NO_COLOR) ? Colour.NEVER : config.colour());
        config = line.get(USER).map(config::withUser).orElse(config);
        return line.get(PASSWORD_FILE).map(config::withPasswordFile).orElse(config);
    }
}
