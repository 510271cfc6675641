package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.api.CommandException;
import parley.api.server.PluginState.Phase;
import parley.api.server.ServerPlugin;
import parley.app.plugins.TestJar.Kind;

/** The thread that looks; what each look does is in {@link LiveChangesTest}. */
@Timeout(60)
class LivePluginsTest extends LoaderFixture {
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private Path drop;
    private LivePlugins plugins;
    private final FakeTarget target = new FakeTarget();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws Exception {
        drop = Files.createDirectory(folder.resolve("drop"));
    }

    @AfterEach
    void close() {
        plugins.close();
    }

    @Test
    void whatIsDroppedIsLoadedByTheThreadThatLooks() throws Exception {
        start(OFTEN);
        drop("wave");

        assertEquals("Plugin wave 1.0.0 is loaded.", said.take());
    }

    @Test
    void anyThreadMayAskForAChangeAndSeesItDone() throws Exception {
        drop("wave");
        start(NEVER);
        assertEquals(Phase.RUNNING, plugins.all().getFirst().phase());

        plugins.disable("wave");
        assertEquals(Phase.DISABLED, plugins.all().getFirst().phase());
        assertEquals("Plugin wave is disabled already.",
                assertThrows(CommandException.class, () -> plugins.disable("wave")).getMessage());
        plugins.enable("wave");
        plugins.reload("wave");
        assertEquals(Phase.RUNNING, plugins.all().getFirst().phase());
        assertFalse(target.halves().isEmpty());
    }

    @Test
    void theTargetNeedNotWaitWhenItTookAPluginOut() throws Exception {
        drop("wave");
        start(NEVER);
        plugins.disabled("wave", "it failed 5 times within a minute");

        assertEquals("Plugin wave 1.0.0 is disabled: it failed 5 times within a minute.", said.take());
    }

    @Test
    void aPluginThatChangesThePluginsWhileItStartsIsRefused() throws Exception {
        drop("wave");
        BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
        PluginTarget<ServerPlugin> asks = new PluginTarget<>() {
            @Override
            public Class<ServerPlugin> service() {
                return ServerPlugin.class;
            }

            @Override
            public Hold hold(Set<String> ids) {
                return () -> { };
            }

            @Override
            public void install(Descriptor descriptor, ServerPlugin half) {
                if (plugins != null) {
                    refusals.add(assertThrows(CommandException.class, () -> plugins.disable("wave")).getMessage());
                }
            }

            @Override
            public void uninstall(String id) {}
        };
        plugins = LivePlugins.start(loader, List.of(drop), asks, folder.resolve("disabled.txt"), said::add, NEVER);
        plugins.reload("wave");

        assertEquals(List.of("A plugin cannot change the plugins while it is started or stopped."), List.copyOf(refusals));
    }

    @Test
    void onceClosedNothingChangesAndNoThreadIsLeft() throws Exception {
        drop("wave");
        start(OFTEN);
        plugins.close();

        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("parley-plugins")));
        assertEquals("The plugins stay as they are: Parley is being stopped.",
                assertThrows(CommandException.class, () -> plugins.disable("wave")).getMessage());
        plugins.disabled("wave", "too late");
        assertEquals(Phase.RUNNING, plugins.all().getFirst().phase());
        assertTrue(target.halves().containsKey("wave"), "it is left to the target's owner");
    }

    @Test
    void aLookThatFailsIsReportedOnceAndDoesNotEndTheLooking() throws Exception {
        start(OFTEN);
        target.failNextHolds(3);
        drop("wave");

        assertEquals("The plugins could not be brought in line with their folders (java.lang.IllegalStateException: busy)."
                + " Parley tries again.", said.take());
        assertEquals("Plugin wave 1.0.0 is loaded.", said.take(), "and the change is made at a later look");
    }

    private void start(Duration interval) {
        plugins = LivePlugins.start(loader, List.of(drop), target, folder.resolve("disabled.txt"), said::add, interval);
    }

    private void drop(String id) throws Exception {
        Path jar = TestJar.of(Kind.PLAIN, id).serverHalfThat("").writeTo(folder.resolve("aside").resolve(id + ".jar"));
        Files.move(jar, drop.resolve(id + ".jar"));
    }
}
