package parley.wave;

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** The half in the shell: says in what words the event is shown. */
public final class WaveDisplay implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        client.render("WAVE", event -> event.source() + " waves at you.");
    }
}
