package parley.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class InstalledPluginsTest {
    @Test
    void noServerSharesALoaderWithAnotherOneOrWithClients() {
        List<ClassLoader> loaders = new ArrayList<>();
        try (InstalledPlugins one = InstalledPlugins.borrowed(); InstalledPlugins other = InstalledPlugins.borrowed()) {
            one.ofServer.use(ServerPlugin.class, (_, half) -> loaders.add(half.getClass().getClassLoader()));
            other.ofServer.use(ServerPlugin.class, (_, half) -> loaders.add(half.getClass().getClassLoader()));
            one.ofClients.use(ClientPlugin.class, (_, half) -> loaders.add(half.getClass().getClassLoader()));
        }
        assertEquals(loaders.size(), new HashSet<>(loaders).size());
    }

    @Test
    void theNextScenarioGetsThoseOfOneThatIsThrough() {
        InstalledPlugins one = InstalledPlugins.borrowed();
        one.close();
        try (InstalledPlugins next = InstalledPlugins.borrowed()) {
            assertSame(one, next);
        }
    }
}
