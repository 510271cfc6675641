package parley.messaging;

import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * Adds {@code /msgto}. The setting {@code kept} (1000) says how many messages wait at most for a user who is away.
 */
public final class MessagingPlugin implements ServerPlugin {
    private static final int KEPT = 1_000;
    private static final int MOST_KEPT = 1_000_000;

    @Override
    public void start(ServerContext server) {
        int kept = (int) server.settings().number("kept", KEPT, 0, MOST_KEPT);
        Messages messages = new Messages(server.roster(), server.feed("messages"), server.textLog("messagelog.txt"), kept);
        server.command(MsgtoCommand.SPEC, new MsgtoCommand(messages));
    }
}
