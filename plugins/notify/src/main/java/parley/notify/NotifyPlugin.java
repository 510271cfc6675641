package parley.notify;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.Setting;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
import parley.api.client.ServerEvent;
import parley.api.client.StatusItem;

/**
 * Rings and notifies, at most once a second. The settings {@code bell} and {@code notification} ({@code on}) say what of it;
 * Alt-m mutes both, and the status line shows it.
 */
public final class NotifyPlugin implements ClientPlugin {
    /** What comes this soon after the last is left out, as when a shell that comes back shows what it missed. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Setting<Boolean> BELL = Setting.toggle("bell", "ring when a message is for you", true);
    private static final Setting<Boolean> NOTIFICATION =
            Setting.toggle("notification", "notify when a message is for you", true);

    private final AtomicBoolean muted = new AtomicBoolean();
    private final AtomicBoolean pausing = new AtomicBoolean();

    @Override
    public void start(ClientContext client) {
        boolean bell = client.settings().get(BELL);
        boolean notification = client.settings().get(NOTIFICATION);
        Alert alert = (title, text) -> {
            if (bell) {
                client.screen().bell();
            }
            if (notification) {
                client.screen().notification(title, text);
            }
        };
        StatusItem status = client.statusItem();
        client.key("Alt-m", "mute the bell and the notifications, or no more", () -> toggle(status));
        client.observe("MESSAGE", event -> raise(client, alert, event.source(), event));
        client.observe("GROUPMESSAGE", event -> {
            if (Mention.isIn(event.text(), client.user())) {
                raise(client, alert, event.source() + " in " + event.param(0), event);
            }
        });
    }

    /** How the user's attention is drawn. */
    @FunctionalInterface
    private interface Alert {
        void to(String title, String text);
    }

    private synchronized void toggle(StatusItem status) {
        boolean now = !muted.get();
        muted.set(now);
        status.show(now ? "muted" : "");
    }

    private void raise(ClientContext client, Alert alert, String title, ServerEvent event) {
        if (!muted.get() && pausing.compareAndSet(false, true)) {
            client.after(PAUSE, () -> pausing.set(false));
            alert.to(title, event.text());
        }
    }
}
