/** The plugin {{id}}. It sees parley.api and the JDK, and nothing else. */
module {{package}} {
    requires parley.api;

    provides parley.api.server.ServerPlugin with {{package}}.{{Class}}Server;
    provides parley.api.client.ClientPlugin with {{package}}.{{Class}}Client;
}
