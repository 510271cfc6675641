package parley.app.verify;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.app.verify.Answer.Kind;

/** Whether the plugin can be replaced in a running server, and nothing of the one before stays. */
final class ReloadCheck implements Check {
    @Override
    public String name() {
        return "reload";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notRunning();
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException, InterruptedException {
        Rehearsal rehearsal = trial.rehearsal();
        int reloads = trial.bounds().reloads();
        long start = System.nanoTime();
        for (int reload = 1; reload <= reloads; reload++) {
            Optional<Finding> failure = reload(trial, rehearsal, reload);
            if (failure.isPresent()) {
                return List.of(failure.get());
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000 / reloads;
        Leftovers left = Leftovers.of(before(rehearsal), trial.bounds().collection());
        return List.of(left.isNothing() ? Finding.ok("replaced " + reloads + " times in " + millis
                + " ms each, after which nothing of those before is left")
                : Finding.failed("of " + reloads + " that were replaced " + left.loaders() + " stay in memory", left.lines()));
    }

    /** A thread that outlives its plugin is told at once: each further one would cost the server a second. */
    private static Optional<Finding> reload(Trial trial, Rehearsal rehearsal, int reload) throws IOException {
        try {
            rehearsal.reload();
        } catch (CommandException e) {
            return Optional.of(Finding.failed("replaced " + (reload - 1) + " times, it could not be once more. "
                    + e.getMessage(), List.of()));
        }
        List<String> threads = Leftovers.threads(before(rehearsal));
        if (!threads.isEmpty()) {
            return Optional.of(Finding.failed("threads of it run on after it was replaced: end them in stop(), when they are"
                    + " interrupted, or use 'after' and 'every' of its context", threads));
        }
        Optional<Answer> answer = call(trial, rehearsal);
        return answer.filter(a -> a.kind() == Kind.FAULT || a.kind() == Kind.NONE || a.kind() == Kind.LOST)
                .map(a -> Finding.failed("after it was replaced, a call fails: " + a.text(), List.of()));
    }

    private static Optional<Answer> call(Trial trial, Rehearsal rehearsal) throws IOException {
        List<CommandSpec> commands = rehearsal.commands();
        Optional<String> line = commands.stream().flatMap(spec -> trial.carriedOut(spec.name()).stream()).findFirst()
                .or(() -> commands.stream().map(spec -> "/" + spec.name()).findFirst());
        if (line.isEmpty()) {
            return Optional.empty();
        }
        rehearsal.setScene();
        return Optional.of(rehearsal.conversation().ask(Rehearsal.ADMINISTRATOR, line.get()));
    }

    private static List<WeakReference<ClassLoader>> before(Rehearsal rehearsal) {
        List<WeakReference<ClassLoader>> all = rehearsal.loaders();
        return all.subList(0, all.size() - 1);
    }
}
