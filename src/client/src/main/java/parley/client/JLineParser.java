package parley.client;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine which part of a line is the word that Tab completes; nothing is quoted or escaped. */
final class JLineParser implements Parser {
    /** Tells where the word before the cursor begins. */
    @FunctionalInterface
    interface WordStart {
        int of(String line, int cursor);
    }

    private final WordStart wordStart;

    JLineParser(WordStart wordStart) {
        this.wordStart = wordStart;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        int at = Math.min(cursor, line.length());
        return new Word(line, at, wordStart.of(line, at));
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /** The line with the word from {@code start} to the cursor. */
    private record Word(String line, int cursor, int start) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
