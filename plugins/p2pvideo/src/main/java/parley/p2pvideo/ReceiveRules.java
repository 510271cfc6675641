package parley.p2pvideo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What happens to files that are offered: a rule for all senders, and one for each for whom the user wants another; and
 * a file that keeps them. A line of it is a rule: the sender, or {@code *} for all, then the mode, then bytes from
 * which on the user is asked, or {@code -}. Owned by the {@link Desk}'s thread.
 */
final class ReceiveRules {
    /** The most senders with a rule of their own. */
    static final int MOST = 1_000;
    private static final String ALL = "*";
    private static final String NO_LIMIT = "-";

    /**
     * A rule.
     *
     * @param most bytes that are taken without a question, of {@link ReceiveMode#AUTO} only
     */
    record Rule(ReceiveMode mode, OptionalLong most) {
        ReceiveMode of(long size) {
            return mode == ReceiveMode.AUTO && most.isPresent() && size > most.getAsLong() ? ReceiveMode.ASK : mode;
        }
    }

    private final ReceiveMode setting;
    private final KeptLines kept;
    private final Map<String, Rule> ofSender = new TreeMap<>();
    private Rule ofAll;

    /** One rule for all, as the setting has it. */
    ReceiveRules(ReceiveMode setting, System.Logger logger) {
        this.setting = setting;
        this.kept = new KeptLines("rules for files that are offered", logger);
        this.ofAll = new Rule(setting, OptionalLong.empty());
    }

    /**
     * Reads what the user wanted before, in place of what is wanted now; a setting that is not the usual one wins over
     * the rule for all.
     */
    void keepIn(Path file) {
        ofSender.clear();
        ofAll = new Rule(setting, OptionalLong.empty());
        kept.in(file).forEach(this::read);
    }

    private void read(String line) {
        String[] words = line.split(" ");
        Optional<ReceiveMode> mode = words.length == 3 ? ReceiveMode.of(words[1]) : Optional.empty();
        if (mode.isEmpty()) {
            kept.reject(line);
            return;
        }
        Rule rule = new Rule(mode.get(), Amount.parse(words[2]));
        if (!words[0].equals(ALL)) {
            ofSender.put(words[0], rule);
        } else if (setting == ReceiveMode.AUTO) {
            ofAll = rule;
        }
    }

    /** What happens to files of so many bytes. */
    ReceiveMode of(String sender, long size) {
        return ofSender.getOrDefault(sender, ofAll).of(size);
    }

    /** Sets the rule for all who have none of their own. */
    void set(Rule rule) throws IOException {
        ofAll = rule;
        write();
    }

    /** Sets the rule for one sender; one that is the same as that for all is none. */
    void set(String sender, Rule rule) throws IOException {
        if (rule.equals(ofAll)) {
            ofSender.remove(sender);
        } else if (ofSender.size() < MOST || ofSender.containsKey(sender)) {
            ofSender.put(sender, rule);
        } else {
            throw new IOException(MOST + " senders have a rule of their own already");
        }
        write();
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of(line(ALL, ofAll)));
        ofSender.forEach((sender, rule) -> lines.add(line(sender, rule)));
        kept.write(lines);
    }

    private static String line(String sender, Rule rule) {
        return sender + " " + rule.mode().word() + " "
                + (rule.most().isPresent() ? Long.toString(rule.most().getAsLong()) : NO_LIMIT);
    }

    /** One line for each rule, for the user. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(ofAll.mode().meaning() + beyond(ofAll)));
        ofSender.forEach((sender, rule) -> lines.add("From " + sender + ": " + switch (rule.mode()) {
            case AUTO -> "taken at once.";
            case ASK -> "you are asked.";
            case OFF -> "refused.";
        } + beyond(rule)));
        return lines;
    }

    private static String beyond(Rule rule) {
        return rule.most().isPresent() ? " More than " + Phrases.size(rule.most().getAsLong()) + ": you are asked." : "";
    }
}
