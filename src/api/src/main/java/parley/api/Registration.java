package parley.api;

/**
 * Something that a plugin registered. It goes away with the plugin, so only what is to end before needs to be kept.
 * Implemented by Parley.
 */
@FunctionalInterface
public interface Registration {
    /** Takes it back; does nothing the second time. */
    void remove();
}
