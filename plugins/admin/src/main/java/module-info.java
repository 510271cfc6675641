/**
 * Looking after the plugins of a server that runs: {@code /plugins}. Depends on nothing but the API, whose
 * {@link parley.api.server.Plugins} does the work; {@code PluginTable} puts it into rows.
 */
module parley.admin {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.admin.AdminPlugin;
}
