/**
 * The example of a plugin: {@code /wave USER}. {@link parley.wave.Wave} runs in the server and sends an event,
 * {@link parley.wave.WaveDisplay} runs in each shell and shows it. Copy the folder, rename, and change.
 */
module parley.wave {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.wave.Wave;
    provides parley.api.client.ClientPlugin with parley.wave.WaveDisplay;
}
