package parley.api;

/** Who may call a command. */
public enum Access {
    /** Every user who is logged in. */
    USER,
    /** Only those whom the server's owner made administrators. */
    ADMINISTRATOR
}
