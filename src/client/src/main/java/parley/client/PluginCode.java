package parley.client;

/**
 * How the code of one plugin is called: with the plugin's own class loader as that of the thread, as libraries expect, and
 * so that nothing escapes. Faults are told to the user by an id.
 */
final class PluginCode {
    /** Code that gives something, or throws. */
    @FunctionalInterface
    interface Body<T, E extends Exception> {
        T run() throws E;
    }

    private final String id;
    private final ClassLoader loader;
    private final Faults faults;
    private final ShellTerminal terminal;

    PluginCode(String id, ClassLoader loader, Faults faults, ShellTerminal terminal) {
        this.id = id;
        this.loader = loader;
        this.faults = faults;
        this.terminal = terminal;
    }

    /** Calls code whose faults the caller tells. */
    <T, E extends Exception> T call(Body<T, E> code) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return code.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs code; {@code what} follows "The plugin toy failed to". */
    void run(String what, Runnable code) {
        try {
            call(() -> {
                code.run();
                return id;
            });
        } catch (Throwable e) { // a stranger's code may throw anything; the shell goes on without it
            terminal.print(Tone.ERROR, faults.report("The plugin " + id + " failed to " + what, e));
        }
    }
}
