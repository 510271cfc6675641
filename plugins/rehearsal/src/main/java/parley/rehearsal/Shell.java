package parley.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.api.Registration;
import parley.api.Setting;
import parley.api.Settings;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
import parley.api.client.Screen;
import parley.api.client.ServerEvent;
import parley.api.client.StatusItem;

/** The half of a plugin in the shell of one user, at a terminal whose clock stands still. For one thread. */
public final class Shell {
    private final String user;
    private final List<String> shown = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Function<ServerEvent, String>> renderers = new HashMap<>();
    private final Map<String, Consumer<ServerEvent>> listeners = new HashMap<>();
    private final Map<String, Runnable> keys = new HashMap<>();
    private final List<Runnable> loginListeners = new ArrayList<>();
    private final Timers timers = new Timers();
    private String status = "";

    /** Of a user. */
    public Shell(String user) {
        this.user = user;
    }

    /** Sets something that the plugin reads at its start, named without the plugin's id. */
    public Shell with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Starts the plugin. */
    public Shell starts(ClientPlugin plugin) throws Exception {
        plugin.start(Only.of(ClientContext.class, new Context()));
        return this;
    }

    /** An event arrives: who did it, what, its words, and its text. */
    public void arrives(String source, String verb, List<String> params, String text) {
        ServerEvent event = new ServerEvent(verb, source, params, text, OptionalLong.empty(), Rehearsal.BEGINNING);
        if (renderers.containsKey(verb)) {
            shown.add(renderers.get(verb).apply(event));
        }
        listeners.getOrDefault(verb, _ -> { }).accept(event);
    }

    /** The shell logs in, as it does again after a lost connection. */
    public void logsIn() {
        loginListeners.forEach(Runnable::run);
    }

    /** The user presses a key. */
    public void presses(String key) {
        keys.get(key).run();
    }

    /** Time passes; what is due by then runs. */
    public void passes(Duration time) {
        timers.pass(time);
    }

    /** What the screen showed since this was asked last; {@code bell} and {@code notification: title: text} among it. */
    public List<String> shows() {
        List<String> all = List.copyOf(shown);
        shown.clear();
        return all;
    }

    /** The plugin's item of the status line. */
    public String status() {
        return status;
    }

    /** The part of {@link ClientContext} that a rehearsal has. */
    final class Context {
        public String user() {
            return user;
        }

        public Registration render(String verb, Function<ServerEvent, String> renderer) {
            renderers.put(verb, renderer);
            return () -> renderers.remove(verb);
        }

        public Registration listen(String verb, Consumer<ServerEvent> listener) {
            listeners.put(verb, listener);
            return () -> listeners.remove(verb);
        }

        public Registration observe(String verb, Consumer<ServerEvent> listener) {
            return listen(verb, listener);
        }

        public Registration onLogin(Runnable listener) {
            loginListeners.add(listener);
            return () -> loginListeners.remove(listener);
        }

        public Registration key(String name, String summary, Runnable action) {
            keys.put(name, action);
            return () -> keys.remove(name);
        }

        public Registration after(Duration delay, Runnable task) {
            return timers.after(delay, task);
        }

        public StatusItem statusItem() {
            return text -> status = text;
        }

        public Screen screen() {
            return Only.of(Screen.class, new Paper());
        }

        public Settings settings() {
            return new Settings() {
                @Override
                public <T> T get(Setting<T> setting) {
                    String given = settings.get(setting.name());
                    return given == null ? setting.otherwise() : setting.read("plugin", given);
                }
            };
        }
    }

    /** The part of {@link Screen} that a rehearsal has. */
    final class Paper {
        public void bell() {
            shown.add("bell");
        }

        public void notification(String title, String text) {
            shown.add("notification: " + title + ": " + text);
        }

        public String time(Instant time) {
            return time.toString();
        }
    }
}
