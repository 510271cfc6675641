package parley.app.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.client.ClientPlugin;
import parley.api.server.PluginState.Phase;
import parley.app.client.ClientTarget;
import parley.app.plugins.KnownPlugin;
import parley.app.plugins.LivePlugins;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.LineTerminal;

/** Whether the half for the shell starts and ends, again and again, in one that is not connected, and leaves nothing. */
final class ClientCheck implements Check {
    /** How many of the lines that it showed are told. */
    private static final int SHOWN = 5;

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notForClient();
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(trial.folder().resolve("shell"));
        ClientConfig config = ClientConfig.defaults().withFolder(folder).withHome(folder)
                .withSettings(trial.settings());
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(shown, true, StandardCharsets.UTF_8);
        try (LineTerminal terminal = new LineTerminal(InputStream.nullInputStream(), screen, screen)) {
            Client client = new Client(config, terminal);
            WatchedTarget<ClientPlugin> target = new WatchedTarget<>(new ClientTarget(client), trial.plugin().id());
            try (LivePlugins plugins = LivePlugins.start(trial.loader(), trial.pluginFolders(), target,
                    config.home().resolve("disabled-plugins.txt"), line -> { }, LivePlugins.INTERVAL)) {
                return List.of(comeAndGo(trial, plugins, target, shown));
            }
        }
    }

    private static Finding comeAndGo(Trial trial, LivePlugins plugins, WatchedTarget<ClientPlugin> target,
                                     ByteArrayOutputStream shown) throws InterruptedException {
        String id = trial.plugin().id();
        KnownPlugin plugin = plugins.find(id).orElseThrow();
        if (plugin.phase() != Phase.RUNNING) {
            return Finding.failed("it does not start. " + plugin.reason(), List.of());
        }
        int times = trial.bounds().reloads();
        try {
            for (int time = 1; time < times; time++) {
                plugins.disable(id);
                plugins.enable(id);
            }
            plugins.disable(id);
        } catch (CommandException e) {
            return Finding.failed("started and removed " + (target.loaders().size() - 1) + " times, it could not be once"
                    + " more. " + e.getMessage(), List.of());
        }
        Leftovers left = Leftovers.of(target.loaders(), trial.bounds().collection());
        if (!left.isNothing()) {
            return Finding.failed("of " + times + " that were started and removed " + left.loaders() + " stay in memory",
                    left.lines());
        }
        return Finding.ok("started and removed " + times + " times, after which nothing of it is left",
                shown.toString(StandardCharsets.UTF_8).lines().distinct().limit(SHOWN).map(line -> "the user saw: " + line)
                        .toList());
    }
}
