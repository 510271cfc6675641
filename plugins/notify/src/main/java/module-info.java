/**
 * Rings the bell and notifies when a message is for the user: one that was sent to the user alone, or that names the user in a
 * group. A half in the shell only, {@link parley.notify.NotifyPlugin}; {@code Mention} finds the name.
 */
module parley.notify {
    requires parley.api;

    provides parley.api.client.ClientPlugin with parley.notify.NotifyPlugin;
}
