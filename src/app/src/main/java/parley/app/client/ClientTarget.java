package parley.app.client;

import java.util.Set;
import parley.api.client.ClientPlugin;
import parley.app.plugins.Descriptor;
import parley.app.plugins.PluginTarget;
import parley.client.Client;
import parley.client.PluginException;

/** A client as what plugins run in. */
public final class ClientTarget implements PluginTarget<ClientPlugin> {
    private final Client client;

    /** For plugins of this client. */
    public ClientTarget(Client client) {
        this.client = client;
    }

    @Override
    public Class<ClientPlugin> service() {
        return ClientPlugin.class;
    }

    @Override
    public Hold hold(Set<String> ids) {
        Client.Hold hold = client.hold(ids);
        return hold::close;
    }

    @Override
    public void install(Descriptor descriptor, ClientPlugin half) throws PluginException {
        client.install(descriptor.id(), half);
    }

    @Override
    public void uninstall(String id) {
        client.uninstall(id);
    }
}
