package parley.server;

/** Holds back calls of some plugins' commands while these are being changed; see {@link Server#hold}. */
@FunctionalInterface
public interface PluginHold extends AutoCloseable {
    /** Shows everybody what has changed, and lets the calls go on. Call it once, on the thread that called {@code hold}. */
    @Override
    void close();
}
