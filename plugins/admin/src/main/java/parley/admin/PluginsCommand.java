package parley.admin;

import java.util.List;
import parley.api.Access;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.PluginState;
import parley.api.server.Plugins;
import parley.api.server.Reply;

/**
 * {@code /plugins} lists them, {@code /plugins NAME} tells all of one; {@code /plugins disable NAME}, {@code enable} and
 * {@code reload} change one, which is for administrators.
 */
final class PluginsCommand implements CommandHandler {
    static final List<String> VERBS = List.of("disable", "enable", "reload");
    /** A verb or the name of a plugin. */
    static final ArgumentKind WHAT = ArgumentKind.of("PLUGIN");
    static final CommandSpec SPEC = CommandSpec.of("plugins", "List plugins; show, disable, enable or reload one")
            .with("name", WHAT, Count.ANY);

    private final Plugins plugins;

    PluginsCommand(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        List<String> words = call.arguments().list("name");
        return switch (words.size()) {
            case 0 -> list(call);
            case 1 -> show(call, words.getFirst());
            case 2 -> change(call, words.getFirst(), words.getLast());
            default -> throw misused("'" + String.join(" ", words) + "' is too much");
        };
    }

    private Reply list(Invocation call) {
        List<PluginState> all = plugins.all();
        PluginTable.rows(all).forEach(call::row);
        long running = all.stream().filter(state -> state.phase() == PluginState.Phase.RUNNING).count();
        return Reply.of(running + " of " + all.size() + " plugins run. /plugins NAME tells more of one.");
    }

    private Reply show(Invocation call, String id) throws CommandException {
        PluginState state = plugins.all().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(() -> VERBS.contains(id) ? misused("'" + id + "' needs the name of a plugin")
                        : new CommandException(ErrorCode.UNKNOWN, "There is no plugin '" + id + "'. /plugins lists them."));
        PluginTable.details(state, call.user().access()).forEach(call::row);
        return Reply.done();
    }

    private Reply change(Invocation call, String verb, String id) throws CommandException {
        if (!VERBS.contains(verb)) {
            throw misused("'" + verb + "' is not disable, enable or reload");
        }
        if (call.user().access() != Access.ADMINISTRATOR) {
            throw new CommandException(ErrorCode.DENIED, "/plugins " + verb + " is for administrators of this server.");
        }
        switch (verb) {
            case "disable" -> plugins.disable(id);
            case "enable" -> plugins.enable(id);
            default -> plugins.reload(id);
        }
        return Reply.of("Plugin " + id + " has been " + (verb.equals("reload") ? "reloaded" : verb + "d") + ".");
    }

    private static CommandException misused(String what) {
        return new CommandException(ErrorCode.USAGE, what + ". Usage: /plugins [NAME], or /plugins disable|enable|reload NAME");
    }
}
