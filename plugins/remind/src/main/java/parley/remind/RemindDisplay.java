package parley.remind;

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** Shows a reminder as {@code 01 Jun 2022 15:00:01, reminder: tea}. */
public final class RemindDisplay implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        client.render("REMINDER", event -> client.screen().time(event.time()) + ", reminder: " + event.text());
    }
}
