package parley.client;

/** What a user logs in with. */
record Credentials(String user, String password) {
    /** Without the password, which is kept out of every log. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
