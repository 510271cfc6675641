/**
 * Dice that others can trust: {@code /roll DICE [USER…]} throws them in the server and shows the same throw to all.
 * {@link parley.roll.RollPlugin} is the half in the server, {@link parley.roll.RollDisplay} the half in the shell;
 * {@code Dice} is what can be thrown.
 */
module parley.roll {
    requires parley.api;

    provides parley.api.server.ServerPlugin with parley.roll.RollPlugin;
    provides parley.api.client.ClientPlugin with parley.roll.RollDisplay;
}
