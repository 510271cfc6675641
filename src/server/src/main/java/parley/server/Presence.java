package parley.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import parley.api.server.User;
import parley.server.event.EventLog;

/**
 * Users come and go: keeps the roster, and with it the audiences, the suggestions, the list of active users and the
 * plugins that asked. Thread-safe.
 */
final class Presence {
    private final OnlineRoster roster;
    private final Audiences audiences;
    private final Suggestions suggestions;
    private final Runnable rosterChanged;
    private final Object announcing = new Object(); // held to announce a user, and to add who is told
    private final List<Consumer<User>> loginListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<User>> logoutListeners = new CopyOnWriteArrayList<>();

    Presence(OnlineRoster roster, Audiences audiences, Suggestions suggestions, Runnable rosterChanged) {
        this.roster = roster;
        this.audiences = audiences;
        this.suggestions = suggestions;
        this.rosterChanged = rosterChanged;
    }

    /** Tells a listener once of each user: of those who are here now, and of those who come. */
    void addLoginListener(Consumer<User> listener) {
        List<OnlineUser> here;
        synchronized (announcing) {
            loginListeners.add(listener);
            here = roster.online().stream().map(OnlineUser.class::cast).filter(OnlineUser::isAnnounced).toList();
        }
        here.forEach(listener);
    }

    void removeLoginListener(Consumer<User> listener) {
        loginListeners.remove(listener);
    }

    void addLogoutListener(Consumer<User> listener) {
        logoutListeners.add(listener);
    }

    void removeLogoutListener(Consumer<User> listener) {
        logoutListeners.remove(listener);
    }

    /**
     * A user has logged in. One of the same name who is there already has to go.
     *
     * @param greet is told where the user begins, before anything else is sent to the user
     */
    EventLog.Arrival arrived(OnlineUser user, Consumer<EventLog.Arrival> greet) {
        Optional<OnlineUser> before;
        EventLog.Arrival arrival;
        synchronized (user.inbox()) {
            before = roster.put(user);
            arrival = user.inbox().arrived(user);
        }
        greet.accept(arrival);
        before.ifPresent(old -> {
            suggestions.replaced(old);
            logoutListeners.forEach(listener -> listener.accept(old));
            old.replaced(user.address());
        });
        if (user.hasLeft()) { // as it has if the greeting did not fit into its outbox
            return arrival;
        }
        audiences.refresh(user.name());
        suggestions.arrived(user, roster.names());
        rosterChanged.run();
        announce(user);
        return arrival;
    }

    private void announce(OnlineUser user) {
        List<Consumer<User>> listeners;
        synchronized (announcing) {
            user.announced();
            listeners = List.copyOf(loginListeners);
        }
        listeners.forEach(listener -> listener.accept(user));
    }

    /** A user's connection has ended. False, and nothing happens, if another one has replaced it. */
    boolean left(OnlineUser user) {
        synchronized (user.inbox()) {
            if (!roster.remove(user)) {
                return false;
            }
            user.inbox().left(user);
        }
        audiences.refresh(user.name());
        suggestions.left(user);
        rosterChanged.run();
        logoutListeners.forEach(listener -> listener.accept(user));
        return true;
    }
}
