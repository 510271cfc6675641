package parley.server;

/** What every session needs of the server. */
record SessionContext(String greeting, Limits limits, Time time, Console console, Admission admission, Login login,
                      CommandTable commands, Dispatcher dispatcher, Presence presence, Inboxes inboxes,
                      OnlineUser.UserContext users, Offers offers) {}
