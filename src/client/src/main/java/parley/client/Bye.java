package parley.client;

/**
 * Why the server ended a connection.
 *
 * @param code of {@code PROTOCOL.md}, "What the server sends"
 * @param text for the user
 */
record Bye(String code, String text) {
    /** Whether the user asked for it. */
    boolean asked() {
        return code.equals("LOGOUT");
    }

    /** Whether the client may come back by itself. */
    boolean mayReturn() {
        return switch (code) {
            case "TIMEOUT", "SLOW", "SHUTDOWN" -> true;
            default -> false;
        };
    }
}
