/**
 * What the server does and how fast: {@code /stats} for administrators, see {@link parley.stats.StatsCommand}. It shows
 * the figures that the server keeps of itself, in the words of {@code Overview} and {@code CommandDetail}. Depends on
 * nothing but the API.
 */
module parley.stats {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.stats.StatsPlugin;
}
