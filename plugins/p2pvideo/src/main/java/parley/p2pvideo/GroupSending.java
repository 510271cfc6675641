package parley.p2pvideo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.api.ArgumentKind;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.ClientContext;

/**
 * {@code /groupvideo GROUP FILE}: offers the same files to each member who is here, and returns when all have answered
 * and got them. Who is in the group the server's command {@code /members} tells, so that this plugin needs none of its
 * classes.
 */
final class GroupSending {
    /** The most members to whom files are offered or sent at a time; the others follow. */
    static final int AT_ONCE = 32;
    private static final String MEMBERS = "members";
    private static final String JOINED = "joined";
    private static final String ONLINE = "online";

    private final ClientContext client;
    private final Sending sending;

    GroupSending(ClientContext client, Sending sending) {
        this.client = client;
        this.sending = sending;
    }

    /** The command. Throws a refusal if the files have not reached all who joined. */
    void run(Arguments arguments) throws CommandException, InterruptedException {
        String group = arguments.text("group");
        Map<String, String> missing = new TreeMap<>();
        List<String> here = new ArrayList<>();
        for (List<String> row : members(group)) {
            String name = row.getFirst();
            if (!name.equals(client.user()) && row.get(1).equals(JOINED)) {
                if (row.get(2).equals(ONLINE)) {
                    here.add(name);
                } else {
                    missing.put(name, name + " is offline.");
                }
            }
        }
        if (here.isEmpty()) {
            throw new CommandException(ErrorCode.OFFLINE, "Nobody else of '" + group + "' is here.");
        }
        Selection selection = sending.select(arguments.text("file"));
        String title = Phrases.title(selection.entries());
        client.screen().print("Offering " + title + " to " + String.join(", ", here) + ".");
        missing.putAll(send(here, selection));
        here.removeAll(missing.keySet());
        summarize(group, title, here, missing);
    }

    private List<List<String>> members(String group) throws CommandException, InterruptedException {
        if (!client.known(ArgumentKind.COMMAND).contains(MEMBERS)) {
            throw new CommandException(ErrorCode.UNKNOWN,
                    "This server has no groups: its plugin 'groups' is not there. /p2pvideo sends to one user.");
        }
        return client.send("/" + MEMBERS + " " + group).rows();
    }

    /** Sends, and tells by member why it failed where it did. */
    private Map<String, String> send(List<String> members, Selection selection) throws InterruptedException {
        Map<String, String> failures = new TreeMap<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE,
                Thread.ofVirtual().name("p2pvideo-group-", 0).factory())) {
            List<Callable<String>> all = members.stream()
                    .<Callable<String>>map(peer -> () -> send(peer, selection)).toList();
            List<Future<String>> ends = senders.invokeAll(all);
            for (int i = 0; i < members.size(); i++) {
                String failure = ends.get(i).get();
                if (!failure.isEmpty()) {
                    failures.put(members.get(i), failure);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending to a group failed", e.getCause());
        }
        return failures;
    }

    private String send(String peer, Selection selection) throws InterruptedException {
        try {
            sending.send(peer, selection);
            return "";
        } catch (CommandException e) {
            return e.getMessage();
        } catch (IOException e) {
            return "The files cannot be read: " + e.getMessage() + ".";
        }
    }

    private void summarize(String group, String title, List<String> have, Map<String, String> missing)
            throws CommandException {
        client.screen().print(title + ": " + have.size() + " of " + (have.size() + missing.size()) + " in '" + group
                + "' have it"
                + (have.isEmpty() ? "." : ": " + String.join(", ", have.stream().sorted().toList()) + "."));
        missing.forEach((name, why) -> client.screen().error("Not " + name + ": " + why));
        if (!missing.isEmpty()) {
            throw new CommandException(ErrorCode.OFFLINE,
                    title + " has not reached " + String.join(", ", missing.keySet()) + ".");
        }
    }
}
