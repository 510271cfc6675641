package parley.away;

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
import parley.api.client.StatusItem;

/** Shows that somebody is away, as {@code hans is away: lunch}, and in the status line that the user is. */
public final class AwayDisplay implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        StatusItem own = client.statusItem();
        client.render("AWAY", event -> event.param(0) + " is away" + (event.text().isEmpty() ? "." : ": " + event.text()));
        client.listen("AWAYON", event -> own.show("away"));
        client.listen("AWAYOFF", event -> own.show(""));
        client.onLogin(() -> own.show(""));
    }
}
