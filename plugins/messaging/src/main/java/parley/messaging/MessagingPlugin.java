package parley.messaging;

import parley.api.Setting;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * Adds {@code /msgto}. The setting {@code kept} (1000) says how many messages wait at most for a user who is away.
 */
public final class MessagingPlugin implements ServerPlugin {
    private static final Setting<Long> KEPT =
            Setting.number("kept", "messages that wait for a user who is away, at most", 1_000, 0, 1_000_000);

    @Override
    public void start(ServerContext server) {
        int kept = server.settings().get(KEPT).intValue();
        Messages messages = new Messages(server.roster(), server.feed("messages"), server.textLog("messagelog.txt"), kept);
        server.command(MsgtoCommand.SPEC, new MsgtoCommand(messages));
    }
}
