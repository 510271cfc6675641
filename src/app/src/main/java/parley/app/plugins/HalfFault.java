package parley.app.plugins;

import java.util.ServiceConfigurationError;

/** Says in words why a half could not be made. */
final class HalfFault {
    private HalfFault() {}

    static String describe(Class<?> service, Throwable fault) {
        Throwable cause = cause(fault);
        String half = "Its " + service.getSimpleName();
        return switch (cause) {
            case UnsupportedClassVersionError e -> half + " was compiled for a newer Java (" + e.getMessage()
                    + "): compile it for Java " + Runtime.version().feature() + " or older.";
            case NoClassDefFoundError e -> missing(half, e.getMessage());
            case ClassNotFoundException e -> missing(half, e.getMessage());
            case NoSuchMethodException e -> half + " needs a public constructor without arguments: add one.";
            case ServiceConfigurationError e -> half + " is not one: " + e.getMessage() + ".";
            default -> half + " failed in its constructor: " + cause + place(cause)
                    + ". Its author can say what it needs.";
        };
    }

    private static String missing(String half, String className) {
        return half + " needs " + String.valueOf(className).replace('/', '.') + ", which a plugin cannot see: it sees"
                + " parley.api, the JDK, the classes of its own jar and the packages that plugins export which it requires,"
                + " so put it into the jar or do without it.";
    }

    /** Without the layers that service loading and static initialisers wrap around what was thrown. */
    private static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null
                && (cause instanceof ServiceConfigurationError || cause instanceof ExceptionInInitializerError
                    || cause instanceof NoClassDefFoundError)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String place(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length == 0 ? "" : " (" + stack[0].getFileName() + ":" + stack[0].getLineNumber() + ")";
    }
}
