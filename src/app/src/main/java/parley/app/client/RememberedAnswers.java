package parley.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import parley.client.OwnerOnly;

/**
 * Which plugins of servers the user lets run: a text file, an answer a line, that the user may edit. Lines are only ever
 * added; of two for one hash the later counts. Not thread-safe.
 */
final class RememberedAnswers {
    /** The most bytes of the file: some 5,000 answers. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final String HEAD = "# Which plugins of servers may run: SHA-256, yes or no, id, version, server, date.\n"
            + "# Of two lines with the same SHA-256 the later counts; take lines out to be asked again.\n";

    /**
     * One answer. All but the first two are for people; what is not there is empty.
     *
     * @param sha256  of the jar
     * @param yes     whether it may run
     * @param id      of the plugin
     * @param version its own
     * @param server  the first that offered it
     * @param date    of the answer
     */
    record Answer(String sha256, boolean yes, String id, String version, String server, String date) {
        String line() {
            return String.join(" ", sha256, yes ? "yes" : "no", id, version, server, date) + "\n";
        }
    }

    private final Path file;
    private final List<Answer> answers = new ArrayList<>();

    private RememberedAnswers(Path file) {
        this.file = file;
    }

    /**
     * Reads the file; one that does not exist counts as empty.
     *
     * @param reports gets a line for people for each that is not understood, and left out
     * @throws IOException if it cannot be read; the text says which file and what to do
     */
    static RememberedAnswers read(Path file, Consumer<String> reports) throws IOException {
        RememberedAnswers read = new RememberedAnswers(file);
        if (Files.notExists(file)) {
            return read;
        }
        int number = 0;
        for (String line : text(file).split("\\R")) {
            number++;
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#")) {
                continue;
            }
            Optional<Answer> answer = answer(plain.split("\\s+"));
            answer.ifPresent(read.answers::add);
            if (answer.isEmpty()) {
                reports.accept(file + ", line " + number + " is not understood and left out: give the SHA-256 of a jar, then"
                        + " yes or no.");
            }
        }
        return read;
    }

    /** What was answered about the jar of that hash. */
    Optional<Answer> of(String sha256) {
        return answers.reversed().stream().filter(answer -> answer.sha256.equals(sha256)).findFirst();
    }

    /** What was answered last about another jar of the same id. */
    Optional<Answer> ofAnother(OfferedPlugin plugin) {
        return answers.reversed().stream()
                .filter(answer -> answer.id.equals(plugin.id()) && !answer.sha256.equals(plugin.sha256())).findFirst();
    }

    /**
     * Adds an answer, which holds from now on even if the file cannot be written.
     *
     * @throws IOException if it cannot; the text says which file and what follows
     */
    void add(Answer answer) throws IOException {
        answers.add(answer);
        try {
            OwnerOnly.create(file);
            String text = Files.size(file) == 0 ? HEAD + answer.line() : newLine() + answer.line();
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IOException("Your answer cannot be kept in " + file + " (" + e + "): you will be asked again.", e);
        }
    }

    /** What the last line lacks if somebody edited it. */
    private String newLine() throws IOException {
        return Files.readString(file).endsWith("\n") ? "" : "\n";
    }

    private static String text(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it has " + Files.size(file) + " bytes, and " + MOST_BYTES + " are the most");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IOException("What you answered about plugins of servers cannot be read from " + file + " ("
                    + e.getMessage() + "), so none is used: check the file, or delete it to be asked again.", e);
        }
    }

    private static Optional<Answer> answer(String[] words) {
        String hash = words[0].toLowerCase(Locale.ROOT);
        boolean yes = words.length > 1 && words[1].equals("yes");
        boolean no = words.length > 1 && words[1].equals("no");
        return OfferedPlugin.isHash(hash) && (yes || no)
                ? Optional.of(new Answer(hash, yes, word(words, 2), word(words, 3), word(words, 4), word(words, 5)))
                : Optional.empty();
    }

    private static String word(String[] words, int index) {
        return index < words.length ? words[index] : "";
    }
}
