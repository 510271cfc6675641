package parley.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import parley.app.demo.Demo;
import parley.app.demo.Transcript;
import parley.app.options.CommandLine;
import parley.app.options.Option;
import parley.app.options.Syntax;

/** {@code parley demo}: shows in a minute what Parley is. */
final class DemoCommand implements Subcommand {
    private static final Option<String> NO_STAY = Option.toggle("--no-stay",
            "end after the play, on a terminal too, without offering to take over a user");

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley demo", "Watch three users chat and share a video, then take one over.", List.of(),
                List.of(CommonOptions.PLUGINS, NO_STAY),
                "Server and users run in this process, on ports that are free. The users are the first three of"
                        + " ./credentials.txt or, without one, Parley's own. Nothing is left behind.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException, InterruptedException {
        Transcript transcript = new Transcript(around.out(), around.colour());
        Demo demo = new Demo(Path.of(""), CommonOptions.pluginFolders(line, around.installation()),
                transcript);
        demo.run(around.onTerminal() && !line.has(NO_STAY));
        return ExitStatus.OK;
    }
}
