package parley.app.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.api.client.ClientPlugin;
import parley.app.credentials.Account;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.PluginException;
import parley.client.ShellTerminal;

/** Lets the person at this terminal be one of the users, in the real shell, while the others answer. */
final class Visit {
    private final Company company;
    private final Transcript transcript;

    Visit(Company company, Transcript transcript) {
        this.company = company;
        this.transcript = transcript;
    }

    /** Asks whether and as whom, and returns when the visit is over. */
    void offer() throws IOException, InterruptedException {
        transcript.scene("Would you like to stay?");
        String names = company.actors().stream().map(Actor::name).collect(Collectors.joining(", "));
        Optional<Actor> chosen = choose(names);
        if (chosen.isPresent()) {
            take(chosen.get());
        }
    }

    private Optional<Actor> choose(String names) {
        while (true) {
            String typed = System.console().readLine("Be one of %s (Enter alone ends the demo): ", names);
            String answer = Optional.ofNullable(typed).orElse("").strip();
            Optional<Actor> chosen = company.actors().stream().filter(a -> a.name().equals(answer)).findFirst();
            if (answer.isEmpty() || chosen.isPresent()) {
                return chosen;
            }
            transcript.note("There is no '" + answer + "' here.");
        }
    }

    private void take(Actor chosen) throws IOException, InterruptedException {
        List<Actor> others = company.actors().stream().filter(a -> a != chosen).toList();
        chosen.types("/logout");
        chosen.leaves();
        transcript.mute();
        others.forEach(other -> other.listen(new Answers(other::types, chosen.name())));
        String friend = others.getFirst().name();
        transcript.note("You are " + chosen.name() + " now. Try /msgto " + friend + " hello, /groupmsg force hello, "
                + "/p2pvideo " + friend + " " + DemoFolder.VIDEO + ", /help, and the Tab key. /quit ends the demo.");
        shell(chosen);
        transcript.unmute();
    }

    private void install(Client client, String id, ClientPlugin half) {
        try {
            client.install(id, half);
        } catch (PluginException e) {
            transcript.note(e.getMessage());
        }
    }

    private void shell(Actor chosen) throws IOException {
        company.folder().video(chosen.folder());
        Account account = company.accounts().stream().filter(a -> a.name().equals(chosen.name())).findFirst()
                .orElseThrow();
        ClientConfig config = chosen.config().withUser(account.name())
                .withPasswordFile(company.folder().secret("password", account.password()));
        try (ShellTerminal terminal = ShellTerminal.ofProcess(config)) {
            Client client = new Client(config, terminal);
            company.plugins().use(ClientPlugin.class, (id, half) -> install(client, id, half));
            client.run();
        }
    }
}
