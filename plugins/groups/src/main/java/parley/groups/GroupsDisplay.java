package parley.groups;

import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
import parley.api.client.ServerEvent;

/** Shows what happens in groups; a message as {@code 01 Jun 2022 18:00:01, force, yoda: hello}. */
public final class GroupsDisplay implements ClientPlugin {
    @Override
    public void start(ClientContext client) {
        client.render("GROUPMESSAGE", e -> client.screen().time(e.time()) + ", " + e.param(0) + ", " + e.source() + ": "
                + e.text());
        client.render("INVITED", e -> said(client, e) + " invites you to the group " + e.param(0)
                + ". Type /joingroup " + e.param(0) + " to join.");
        client.render("JOINED", e -> said(client, e) + " has joined the group " + e.param(0) + ".");
        client.render("LEFT", e -> said(client, e) + " has left the group " + e.param(0) + ".");
    }

    private static String said(ClientContext client, ServerEvent event) {
        return client.screen().time(event.time()) + ", " + event.source();
    }
}
