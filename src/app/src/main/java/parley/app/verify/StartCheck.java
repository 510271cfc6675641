package parley.app.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parley.api.Access;
import parley.api.CommandSpec;

/** Whether the half for the server starts, beside the plugins that are here. */
final class StartCheck implements Check {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notForServer();
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException {
        Rehearsal rehearsal = Rehearsal.start(trial);
        Optional<String> fault = rehearsal.fault();
        if (fault.isPresent()) {
            rehearsal.close();
            return List.of(Finding.failed("it does not start. " + fault.get(), List.of()));
        }
        trial.running(rehearsal);
        List<CommandSpec> commands = rehearsal.commands();
        return List.of(Finding.ok(commands.isEmpty() ? "it starts, and adds no command"
                : "it starts, and adds " + (commands.size() == 1 ? "1 command:" : commands.size() + " commands:"),
                commands.stream().map(StartCheck::describe).toList()));
    }

    private static String describe(CommandSpec spec) {
        return spec.hidden() ? "/" + spec.name() + " (hidden)"
                : spec.usage() + (spec.access() == Access.ADMINISTRATOR ? " (for administrators)" : "");
    }
}
