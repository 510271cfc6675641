package {{package}};

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** The half in each user's shell: says in what words the event is shown. */
public final class {{Class}}Client implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        client.render("{{VERB}}", event -> event.source() + " shows " + event.param(0) + ".");
    }
}
