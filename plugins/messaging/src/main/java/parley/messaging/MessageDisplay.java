package parley.messaging;

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** Shows a message as {@code 01 Jun 2022 15:00:01, yoda: hello}. */
public final class MessageDisplay implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        client.render("MESSAGE", event ->
                client.screen().time(event.time()) + ", " + event.source() + ": " + event.text());
    }
}
