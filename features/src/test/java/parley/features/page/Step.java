package parley.features.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page has its reader do. */
sealed interface Step {
    /** Does it as a reader does, who has that terminal, and the page in a folder of the sources. */
    void carryOut(Terminal terminal, Path pageFolder) throws IOException, InterruptedException;

    /** Puts a text into a file, in the place of what was there. */
    record Write(String file, String text) implements Step {
        @Override
        public void carryOut(Terminal terminal, Path pageFolder) throws IOException {
            Path written = terminal.folder().resolve(file).normalize();
            Files.createDirectories(written.getParent());
            Files.writeString(written, text);
        }
    }

    /** Replaces a part of a file, given as lines that begin with {@code -}, by what is in those with {@code +}. */
    record Change(String file, String difference) implements Step {
        @Override
        public void carryOut(Terminal terminal, Path pageFolder) throws IOException {
            Path changed = terminal.folder().resolve(file);
            String before = "\n" + Files.readString(changed);
            String old = marked('-');
            assertEquals(2, before.split(Pattern.quote(old), -1).length,
                    () -> file + " has not just once:" + old + "It is:" + before);
            Files.writeString(changed, before.replace(old, marked('+')).substring(1));
        }

        private String marked(char mark) {
            return difference.lines().filter(line -> line.charAt(0) == mark).map(line -> line.substring(1) + "\n")
                    .collect(Collectors.joining("", "\n", ""));
        }
    }

    /** Types commands, and sees what the page says; nothing in particular if that is empty. */
    record Run(String commands, String expected) implements Step {
        @Override
        public void carryOut(Terminal terminal, Path pageFolder) throws IOException, InterruptedException {
            terminal.run(commands, expected);
        }
    }

    /** Reads what stands in a file of the sources; a line of {@code …} stands for others. How far lines are indented is left out. */
    record Quote(String file, String text) implements Step {
        @Override
        public void carryOut(Terminal terminal, Path pageFolder) throws IOException {
            String source = flush(Files.readString(pageFolder.resolve(file))) + "\n";
            int from = 0;
            for (String part : List.of(flush(text).split("\n…(?=\n)"))) {
                int at = source.indexOf(part + "\n", from);
                assertTrue(at >= 0, () -> file + " has not, or not in this order:" + part);
                from = at + part.length();
            }
        }

        private static String flush(String lines) {
            return lines.lines().map(String::strip).collect(Collectors.joining("\n", "\n", ""));
        }
    }
}
