package parley.roll;

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** Shows a throw as {@code yoda rolls 2d6: 3 + 5 = 8}. */
public final class RollDisplay implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        client.render("ROLLED", event -> event.source() + " rolls " + event.param(0) + ": " + event.text());
    }
}
