package parley.poll;

import java.util.ArrayList;
import java.util.List;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
import parley.api.client.ServerEvent;

/** Shows a question to a group, and after each vote how it stands: {@code force: Lunch? pizza ██ 2, sushi █ 1}. */
public final class PollDisplay implements ClientPlugin {
    /** Of the bar of the choice with the most votes, if it has more. */
    private static final int LONGEST = 20;

    @Override
    public void start(ClientContext client) {
        client.render("POLL", e -> said(client, e) + " asks " + e.param(0) + ": " + question(e) + " " + choices(e)
                + ". Type /vote " + e.param(0) + " NUMBER.");
        client.render("VOTES", e -> e.param(0) + ": " + question(e) + " " + bars(e));
        client.render("POLLENDED", e -> said(client, e) + " has ended the poll in " + e.param(0) + ": " + question(e) + " "
                + bars(e));
    }

    private static String said(ClientContext client, ServerEvent event) {
        return client.screen().time(event.time()) + ", " + event.source();
    }

    private static List<String> parts(ServerEvent event) {
        return List.of(event.text().split(" \\| "));
    }

    private static String question(ServerEvent event) {
        return parts(event).getFirst();
    }

    private static String choices(ServerEvent event) {
        List<String> parts = parts(event);
        List<String> numbered = new ArrayList<>();
        for (int number = 1; number < parts.size(); number++) {
            numbered.add(number + " " + parts.get(number));
        }
        return String.join(", ", numbered);
    }

    private static String bars(ServerEvent event) {
        List<String> parts = parts(event);
        List<Integer> counts = event.params().stream().skip(1).map(Integer::valueOf).toList();
        int most = counts.stream().reduce(LONGEST, Math::max);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            int length = Math.ceilDiv(counts.get(i) * LONGEST, most);
            shown.add(parts.get(i + 1) + " " + "█".repeat(length) + (length > 0 ? " " : "") + counts.get(i));
        }
        return String.join(", ", shown);
    }
}
