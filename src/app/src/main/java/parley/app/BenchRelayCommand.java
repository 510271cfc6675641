package parley.app;

import java.io.IOException;
import java.util.List;
import parley.app.bench.Loop;
import parley.app.bench.chat.Relay;
import parley.app.options.CommandLine;
import parley.app.options.Syntax;

/** {@code parley bench relay}: what {@code parley bench chat} compares a server with. */
final class BenchRelayCommand implements Subcommand {
    @Override
    public String name() {
        return "bench relay";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley bench relay", "Run the bare relay that 'bench chat' compares with.", List.of(),
                List.of(), "'bench chat' starts it by itself. It hands lines on by number, on a port of this machine"
                        + " that is free, for whoever connects. Ctrl-C stops it.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException, InterruptedException {
        Relay relay = new Relay();
        try (Loop loop = new Loop(relay)) {
            around.out().println("It listens on port " + loop.listen() + " of 127.0.0.1; Ctrl-C stops it.");
            relay.serve(loop);
        }
        throw new InterruptedException();
    }
}
