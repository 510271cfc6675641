package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** What a server had of a plugin that is gone is garbage, its classes too. */
class UnloadingTest {
    private static final int RELOADS = 100;

    @TempDir
    private Path folder;

    /** Registers one of each thing. Public, as its copies in other loaders are called from here. */
    public static final class Everything implements ServerPlugin {
        @Override
        public void start(ServerContext server) throws Exception {
            Audience audience = server.audience("all");
            audience.restore("hans", 0);
            Feed feed = server.feed("feed");
            server.journal("journal", record -> { }, List::of).append(new byte[] {1});
            server.textLog("everything.txt").append("started");
            server.onLogin(user -> server.suggest(user, ArgumentKind.GROUP, List.of("g")));
            server.onLogout(user -> server.logger().log(System.Logger.Level.DEBUG, "out"));
            server.beforePost("X", event -> event);
            server.afterPost("X", stored -> server.clock());
            server.suggest(ArgumentKind.of("THING"), List.of("one"));
            server.after(Duration.ofDays(1), server::roster);
            server.every(Duration.ofDays(1), server::roster);
            server.provide(Runnable.class, server::roster);
            server.command(CommandSpec.of("now", "On a loop").immediately(), call -> {
                feed.post(Event.of("X"), audience);
                return Reply.of("now");
            });
            server.command(CommandSpec.of("later", "On a thread"), call -> Reply.of(() -> "later"));
        }
    }

    /** Has a copy of that class of its own. */
    private static final class Copies extends ClassLoader {
        Copies() {
            super(UnloadingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(Everything.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static Reference<ClassLoader> install(Fixture f) throws Exception {
        ClassLoader copies = new Copies();
        Class<?> plugin = copies.loadClass(Everything.class.getName());
        f.server.install("everything", (ServerPlugin) plugin.getConstructor().newInstance());
        return new WeakReference<>(copies);
    }

    @Test
    void afterAHundredReloadsTheLoadersOfAllButTheLastAreCollected() throws Exception {
        List<Reference<ClassLoader>> loaders = new ArrayList<>();
        try (Fixture f = new Fixture(folder, config -> config.withLimits(Limits.off()));
             RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            loaders.add(install(f));
            for (int i = 0; i < RELOADS; i++) {
                yoda.send("@label=" + i + " /now", "@label=b" + i + " /later").expect("@label=b" + i + " OK");
                hans.send("@label=" + i + " /now").expect("@label=" + i + " OK");
                try (PluginHold _ = f.server.hold(Set.of("everything"))) {
                    f.server.uninstall("everything");
                    loaders.add(install(f));
                }
            }
            Fixture.eventually("all are collected but the last", () -> {
                System.gc();
                return loaders.stream().filter(loader -> loader.get() != null).count() <= 1;
            });
            assertEquals(1, loaders.stream().filter(loader -> loader.get() != null).count());
        }
    }
}
