package parley.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What plugins provide to those that require them. Thread-safe. */
final class Services {
    private final Map<String, Map<Class<?>, Object>> byPlugin = new ConcurrentHashMap<>();

    /** Throws {@link IllegalArgumentException} if the plugin provides one of the type already. */
    <S> void provide(String plugin, Class<S> type, S service) {
        Object before = byPlugin.computeIfAbsent(plugin, p -> new ConcurrentHashMap<>()).putIfAbsent(type, type.cast(service));
        if (before != null) {
            throw new IllegalArgumentException("a " + type.getName() + " is provided already");
        }
    }

    /** The service of a type that one of some plugins provides. */
    <S> Optional<S> find(List<String> plugins, Class<S> type) {
        return plugins.stream().map(plugin -> byPlugin.getOrDefault(plugin, Map.of()).get(type))
                .filter(type::isInstance).map(type::cast).findFirst();
    }

    void removeOf(String plugin) {
        byPlugin.remove(plugin);
    }
}
