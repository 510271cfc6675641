package parley.groups;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Invocation;
import parley.api.server.Roster;
import parley.api.server.User;

/** Who may be invited, and telling them. */
final class Invitations {
    private final Roster roster;
    private final Feed news;
    private final int maxMembers;
    private final BiConsumer<User, String> suggest;

    /** With {@code maxMembers} in a group, and groups offered to a user's completion by {@code suggest}. */
    Invitations(Roster roster, Feed news, int maxMembers, BiConsumer<User, String> suggest) {
        this.roster = roster;
        this.news = news;
        this.maxMembers = maxMembers;
        this.suggest = suggest;
    }

    /** The users whom the call names as {@code user}, each once, without the caller; refuses unless all are here. */
    List<User> named(Invocation call) throws CommandException {
        Set<String> names = new LinkedHashSet<>(call.arguments().list("user"));
        names.remove(call.user().name());
        if (names.isEmpty()) {
            throw new CommandException(ErrorCode.USAGE,
                    "Name somebody besides yourself. /activeuser lists who is here.");
        }
        List<User> here = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> offline = new ArrayList<>();
        for (String name : names) {
            Optional<User> user = roster.find(name);
            user.ifPresent(here::add);
            if (user.isEmpty()) {
                (roster.exists(name) ? offline : unknown).add(name);
            }
        }
        requireNone(unknown, offline);
        return here;
    }

    private static void requireNone(List<String> unknown, List<String> offline) throws CommandException {
        List<String> faults = new ArrayList<>();
        if (!unknown.isEmpty()) {
            faults.add("no user is called " + String.join(", ", unknown));
        }
        if (!offline.isEmpty()) {
            faults.add("offline: " + String.join(", ", offline));
        }
        if (!faults.isEmpty()) {
            throw new CommandException(unknown.isEmpty() ? ErrorCode.OFFLINE : ErrorCode.UNKNOWN,
                    "Only users who are here can be invited; " + String.join("; ", faults) + ".");
        }
    }

    /** Refuses a group that would have too many members. */
    void requireRoom(int members) throws CommandException {
        if (members > maxMembers) {
            throw new CommandException(ErrorCode.LIMIT, "That would make " + members + " members; a group has at most "
                    + maxMembers + ".");
        }
    }

    /** Tells users that they may join. */
    void send(Group group, User inviter, List<User> users) throws CommandException {
        Event invited = Event.of("INVITED", group.name()).from(inviter);
        for (User user : users) {
            suggest.accept(user, group.name());
            news.post(invited, user.name());
        }
    }

    /** The names of users, for people. */
    static String names(List<User> users) {
        return String.join(", ", users.stream().map(User::name).toList());
    }
}
