package parley.server;

import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/** Runs a plugin's code with its own loader as the thread's, as libraries expect that look things up through it. */
final class PluginCode {
    private PluginCode() {}

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
}
