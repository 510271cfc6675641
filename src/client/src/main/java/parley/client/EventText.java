package parley.client;

import java.util.List;
import java.util.function.Supplier;
import parley.api.client.ServerEvent;

/** How the shell shows an event for which no plugin has a renderer. */
final class EventText {
    private final ShellTime time;
    private final Supplier<String> self;

    EventText(ShellTime time, Supplier<String> self) {
        this.time = time;
        this.self = self;
    }

    /**
     * A line for the event: {@code 01 Jun 2022 15:00:01, yoda: hello} and {@code 01 Jun 2022 15:00:01, force, yoda:
     * hello} for what somebody says, {@code * yoda INVITED force} for what else happens.
     */
    String of(ServerEvent event) {
        if (event.source().isEmpty() || event.text().isEmpty()) {
            String source = event.source().isEmpty() ? "" : event.source() + " ";
            String words = event.params().isEmpty() ? "" : " " + String.join(" ", event.params());
            String text = event.text().isEmpty() ? "" : " " + event.text();
            return "* " + source + event.verb() + words + text;
        }
        List<String> others = event.params().stream().filter(word -> !word.equals(self.get())).toList();
        String where = others.isEmpty() ? "" : String.join(" ", others) + ", ";
        return time.of(event.time()) + ", " + where + event.source() + ": " + event.text();
    }
}
