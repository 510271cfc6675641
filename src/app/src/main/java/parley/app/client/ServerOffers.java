package parley.app.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.app.plugins.KnownPlugin;
import parley.app.plugins.PluginLoader;
import parley.client.AfterLogIn;
import parley.client.LoggedIn;
import parley.wire.Protocol;

/**
 * Uses plugins that a server offers, if the user allows each jar once. After each log-in the server is asked what it offers:
 * what the user allowed is loaded, wherever that was, and what is offered no longer is taken out.
 * What the user did not answer yet is asked before the first line is typed, or else only told.
 */
public final class ServerOffers implements AfterLogIn {
    /** The most offers of one server that are looked at. */
    static final int MOST = 32;

    private final ClientPlugins plugins;
    private final ServerJars jars;
    private final Path answersFile;
    private final Supplier<LocalDate> today;
    private final Set<String> said = new HashSet<>();

    /**
     * Creates it.
     *
     * @param plugins of the client, among whose folders is {@code used}
     * @param home    the client's folder; {@code server-plugins} in it keeps the jars and {@code answers.txt}
     * @param used    an empty folder of this program's own, for what is in use
     */
    public ServerOffers(ClientPlugins plugins, PluginLoader loader, Path home, Path used) {
        this(plugins, loader, home, used, LocalDate::now);
    }

    ServerOffers(ClientPlugins plugins, PluginLoader loader, Path home, Path used, Supplier<LocalDate> today) {
        this.plugins = plugins;
        Path kept = home.resolve("server-plugins");
        this.jars = new ServerJars(loader, kept, used);
        this.answersFile = kept.resolve("answers.txt");
        this.today = today;
    }

    @Override
    public void run(LoggedIn here) throws InterruptedException {
        try {
            RememberedAnswers answers = RememberedAnswers.read(answersFile, line -> once(line, () -> here.complain(line)));
            List<OfferedPlugin> use = new ArrayList<>();
            for (OfferedPlugin plugin : offered(here)) {
                if (isWanted(plugin, answers, here)) {
                    use(plugin, answers, here).ifPresent(use::add);
                }
            }
            for (OfferedPlugin out : jars.useOnly(use)) {
                here.tell(out.title() + " is taken out: it is offered no longer, or you do not allow it.");
            }
            plugins.awaitFound(use.stream().map(jars::inUse).toList());
        } catch (CommandException e) {
            here.complain("What plugins " + here.server() + " offers is not known: " + e.getMessage());
        } catch (IOException e) {
            here.complain(e.getMessage());
        }
    }

    /** What the server offers; of two with one id the first. */
    private List<OfferedPlugin> offered(LoggedIn here) throws CommandException, InterruptedException {
        List<List<String>> rows;
        try {
            rows = here.ask(Protocol.PLUGINS).rows();
        } catch (CommandException e) {
            if (e.code() != ErrorCode.UNKNOWN) {
                throw e;
            }
            once("old", () -> here.tell(here.server() + " is an older server, which offers no plugins."));
            return List.of();
        }
        List<OfferedPlugin> offered = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (List<String> row : rows.subList(0, Math.min(MOST, rows.size()))) {
            OfferedPlugin.of(row).filter(plugin -> ids.add(plugin.id())).ifPresent(offered::add);
        }
        int leftOut = rows.size() - offered.size();
        if (leftOut > 0) {
            once("left out " + leftOut, () -> here.complain(leftOut + " of the plugins that " + here.server()
                    + " offers are left out: " + MOST + " are the most, each with an id of its own and at most "
                    + Protocol.LARGEST_PLUGIN + " bytes."));
        }
        return offered;
    }

    private boolean isWanted(OfferedPlugin plugin, RememberedAnswers answers, LoggedIn here) {
        Optional<KnownPlugin> own = plugins.found(plugin.id()).filter(found -> !jars.isInUse(found.jar()));
        if (own.isPresent()) {
            once(plugin.sha256(), () -> here.tell(here.server() + " offers " + plugin.title() + "; your own "
                    + plugin.id() + " " + own.get().version() + " is used."));
            return false;
        }
        Optional<RememberedAnswers.Answer> answer = answers.of(plugin.sha256());
        if (answer.isPresent()) {
            return answer.get().yes();
        }
        if (here.userCanBeAsked()) {
            return asked(plugin, answers, here);
        }
        once(plugin.sha256(), () -> here.tell(here.server() + " offers " + plugin.title() + ", which is not used: you were"
                + " not asked yet. Start this client anew in a terminal to be asked."));
        return false;
    }

    private boolean asked(OfferedPlugin plugin, RememberedAnswers answers, LoggedIn here) {
        UseQuestion.Decision decision = UseQuestion.ask(plugin, answers.ofAnother(plugin), here);
        if (decision == UseQuestion.Decision.NO) {
            remember(plugin, false, answers, here);
        }
        return decision == UseQuestion.Decision.YES;
    }

    /** Fetches the jar if it is not kept; only when it is what was offered the answer is kept as well. */
    private Optional<OfferedPlugin> use(OfferedPlugin plugin, RememberedAnswers answers, LoggedIn here)
            throws InterruptedException {
        try {
            Optional<byte[]> kept = jars.kept(plugin);
            byte[] jar = kept.isPresent() ? kept.get() : new Download(plugin, here).run();
            if (kept.isEmpty()) {
                jars.keep(plugin, jar);
            }
            if (answers.of(plugin.sha256()).isEmpty()) {
                remember(plugin, true, answers, here);
            }
            jars.use(plugin, jar);
            return Optional.of(plugin);
        } catch (CommandException | IOException e) {
            here.complain(e.getMessage());
            return Optional.empty();
        }
    }

    private void remember(OfferedPlugin plugin, boolean yes, RememberedAnswers answers, LoggedIn here) {
        try {
            answers.add(new RememberedAnswers.Answer(plugin.sha256(), yes, plugin.id(), plugin.version(), here.server(),
                    today.get().toString()));
        } catch (IOException e) {
            here.complain(e.getMessage());
        }
    }

    private void once(String what, Runnable telling) {
        if (said.add(what)) {
            telling.run();
        }
    }
}
