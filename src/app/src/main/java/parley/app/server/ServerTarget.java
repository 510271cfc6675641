package parley.app.server;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import parley.api.server.ServerPlugin;
import parley.app.plugins.Descriptor;
import parley.app.plugins.PluginTarget;
import parley.server.PluginException;
import parley.server.PluginHold;
import parley.server.PluginInfo;
import parley.server.Server;

/** A server as what plugins run in. */
public final class ServerTarget implements PluginTarget<ServerPlugin> {
    private final Server server;
    private final Collection<String> given;
    private Optional<BadSettingException> badSetting = Optional.empty();

    /** With the names of the settings that were given, {@code ID.NAME}. */
    public ServerTarget(Server server, Collection<String> given) {
        this.server = server;
        this.given = given;
    }

    /** What a server is told of a plugin that describes itself like this. */
    public static PluginInfo info(Descriptor descriptor) {
        return new PluginInfo(descriptor.id(), descriptor.version(), descriptor.description(), descriptor.requiredIds(),
                descriptor.nativeAccess());
    }

    @Override
    public Class<ServerPlugin> service() {
        return ServerPlugin.class;
    }

    @Override
    public Hold hold(Set<String> ids) {
        PluginHold hold = server.hold(ids);
        return hold::close;
    }

    @Override
    public void install(Descriptor descriptor, ServerPlugin half) throws PluginException {
        try {
            server.install(info(descriptor), half);
        } catch (PluginException e) {
            badSetting = badSetting.or(() -> BadSettingException.ifCause(e, descriptor.id(), given));
            throw e;
        }
    }

    @Override
    public void uninstall(String id) {
        server.uninstall(id);
    }

    /** The first setting that its plugin did not take, if there was one. */
    Optional<BadSettingException> badSetting() {
        return badSetting;
    }
}
