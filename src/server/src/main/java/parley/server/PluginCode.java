package parley.server;

import java.util.concurrent.Callable;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/** Runs a plugin's code with its own loader as the thread's, as libraries expect that look things up through it. */
final class PluginCode {
    private PluginCode() {}

    /** Calls code of the plugin that an object is of. */
    static <T> T call(Object ofPlugin, Callable<T> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ofPlugin.getClass().getClassLoader());
        try {
            return code.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs a command. */
    static Reply call(CommandHandler handler, Invocation call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(handler.getClass().getClassLoader());
        try {
            return handler.run(call);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs code of the plugin that an object is of, and has whatever it throws written down. */
    static void run(Object ofPlugin, Faults faults, String where, Runnable code) {
        try {
            call(ofPlugin, () -> {
                code.run();
                return null;
            });
        } catch (Throwable e) { // a stranger's code may throw anything; the server goes on
            faults.record(where, e);
        }
    }
}
