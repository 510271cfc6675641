package parley.api.server;

import parley.api.CommandException;

/**
 * Events that are stored and numbered, then sent to those for whom they are. Each receiver gets them in the order in which
 * they were posted, and each of them once: one who is online now; one who reads too slowly, or whose connection broke, from
 * the store as soon as possible. Implemented by Parley.
 *
 * <p>What a command posted is on its way to the disk before its answer or any stored event after it leaves the server.
 * No method waits for the disk, so an immediate command may call all of them.
 */
public interface Feed {
    /**
     * Posts an event to one user. For one who is away it waits until the next log-in.
     *
     * @throws IllegalArgumentException if there is no account of that name
     * @throws CommandException if a filter of another plugin refuses it, which {@link ServerContext#beforePost} explains; let
     *         it end the call, so that the user reads why
     */
    Stored post(Event event, String receiver) throws CommandException;

    /**
     * Posts an event to those who are in an audience now, without the one who did it. A client that logs in anew
     * starts with what is posted from then on; one that comes back after its connection broke gets what it missed.
     *
     * @throws IllegalArgumentException if the audience is another plugin's
     * @throws CommandException if a filter of another plugin refuses it
     */
    Stored post(Event event, Audience receivers) throws CommandException;

    /** The id of the last event of the whole server; 0 if there is none. */
    long lastId();

    /** How many events wait for a user who is away; 0 for one who is here. */
    long waiting(String receiver);
}
