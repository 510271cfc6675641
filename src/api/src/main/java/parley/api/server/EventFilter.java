package parley.api.server;

import parley.api.CommandException;

/** Has its say on an event before it is stored and delivered; see {@link ServerContext#beforePost}. */
@FunctionalInterface
public interface EventFilter {
    /**
     * Looks at an event.
     *
     * @return the event itself to let it pass, or one with another text or other parameters to take its place
     * @throws CommandException to refuse it; the user who caused it reads the text, and nothing is stored
     */
    Event filter(Event event) throws CommandException;
}
