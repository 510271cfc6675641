package parley.app.verify;

import java.util.List;

/** What code of a plugin may do, since it is no sandbox, and should not. */
enum Habit {
    /** Ends everybody's program. */
    EXIT("ends the whole program", "throw an exception, or disconnect the user",
            "java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt"),
    /** Its context has threads that end with the plugin. */
    THREADS("starts threads of its own, which hold its memory when it is replaced unless they end with it",
            "use 'after' and 'every' of its context",
            "java.lang.Thread.<init>", "java.lang.Thread.ofVirtual", "java.lang.Thread.ofPlatform",
            "java.lang.Thread.startVirtualThread", "java.util.concurrent.Executors.new*",
            "java.util.concurrent.ThreadPoolExecutor.<init>", "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
            "java.util.concurrent.ForkJoinPool.<init>", "java.util.Timer.<init>"),
    /** They belong to the server's owner, or to the line that a user types. */
    STREAMS("uses the program's own input or output, which is the owner's console or a user's screen",
            "use the logger in the server, and the screen in the shell",
            "java.lang.System.in", "java.lang.System.out", "java.lang.System.err"),
    /** A fault there ends the process, and no guard can hold it. */
    NATIVE("calls native code, in which a fault ends the whole program",
            "do without if that can be, otherwise say native-access=true in its descriptor",
            "java.lang.System.load", "java.lang.System.loadLibrary", "java.lang.Runtime.load",
            "java.lang.Runtime.loadLibrary", "java.lang.foreign.Linker.*", "java.lang.foreign.SymbolLookup.*",
            "sun.misc.Unsafe.*");

    private final String what;
    private final String instead;
    private final List<String> members;

    /** The members by which it is known; one that ends in {@code *} stands for all that begin so. */
    Habit(String what, String instead, String... members) {
        this.what = what;
        this.instead = instead;
        this.members = List.of(members);
    }

    /** What it is and what to do about it, for people. */
    String advice() {
        return what + ": " + instead;
    }

    /** Whether a class has it. */
    boolean isOf(ClassUse use) {
        return use.members().stream().anyMatch(this::names) || this == NATIVE && use.hasNativeMethod();
    }

    private boolean names(String member) {
        return members.stream().anyMatch(name -> name.endsWith("*") ? member.startsWith(name.substring(0, name.length() - 1))
                : member.equals(name));
    }
}
