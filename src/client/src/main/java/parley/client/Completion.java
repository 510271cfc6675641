package parley.client;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.api.Argument;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;

/**
 * What Tab offers, and what else is known of a line while it is typed. All of it from memory, the local disk, or plugins
 * that may take a moment.
 */
final class Completion {
    private final Catalogue catalogue;
    private final KnownValues known;
    private final Completers completers;
    private final FileNames files;
    private final Supplier<String> self;

    /** Creates it; {@code self} is who is logged in, to whom no command for another user applies. */
    Completion(Catalogue catalogue, KnownValues known, Completers completers, FileNames files, Supplier<String> self) {
        this.catalogue = catalogue;
        this.known = known;
        this.completers = completers;
        this.files = files;
        this.self = self;
    }

    /** Where the word before the cursor begins. */
    int wordStart(String line, int cursor) {
        return spot(line, cursor).start();
    }

    /** What may stand in place of the word before the cursor; all of it begins with that word, in either case. */
    List<Suggestion> suggest(String line, int cursor) {
        Spot spot = spot(line, cursor);
        String word = line.substring(spot.start(), cursor);
        List<Suggestion> all = spot.command() ? commands("/")
                : spot.argument().map(argument -> values(argument, spot.before(), word)).orElse(List.of());
        return all.stream().filter(suggestion -> startsWith(suggestion.value(), word)).toList();
    }

    /** Whether the line begins with a command that is known, or with nothing that could be one. */
    boolean knowsCommandOf(String line) {
        int slash = Spot.skipBlanks(line, 0);
        return !line.startsWith("/", slash)
                || catalogue.find(line.substring(slash + 1, Spot.wordEnd(line, slash))).isPresent();
    }

    /** From where on a line holds a value that must not be shown or kept. */
    OptionalInt sensitiveFrom(String line) {
        int slash = Spot.skipBlanks(line, 0);
        int at = Spot.wordEnd(line, slash);
        if (!line.startsWith("/", slash)) {
            return OptionalInt.empty();
        }
        List<Argument> arguments = catalogue.find(line.substring(slash + 1, at)).map(CommandSpec::arguments)
                .orElse(List.of());
        for (Argument argument : arguments) {
            int start = Spot.skipBlanks(line, at);
            if (argument.sensitive()) {
                return start < line.length() ? OptionalInt.of(start) : OptionalInt.empty();
            }
            at = Spot.wordEnd(line, start);
        }
        return OptionalInt.empty();
    }

    private Spot spot(String line, int cursor) {
        return Spot.atEnd(line.substring(0, cursor), catalogue::find);
    }

    /** What the client knows itself, then what plugins offer besides. */
    private List<Suggestion> values(Argument argument, List<String> before, String word) {
        ArgumentKind kind = argument.kind();
        List<Suggestion> own = ownValues(kind, before, word);
        Set<String> there = own.stream().map(Suggestion::value).collect(Collectors.toSet());
        Stream<String> more = completers.of(kind, word).stream().filter(value -> !there.contains(value));
        return Stream.concat(own.stream(), fitting(more, kind, before)).toList();
    }

    private List<Suggestion> ownValues(ArgumentKind kind, List<String> before, String word) {
        if (kind.equals(ArgumentKind.FILE)) {
            return files.suggest(word);
        }
        if (kind.equals(ArgumentKind.COMMAND)) {
            return commands("");
        }
        return fitting(known.of(kind.name()).stream(), kind, before).toList();
    }

    private Stream<Suggestion> fitting(Stream<String> values, ArgumentKind kind, List<String> before) {
        return values.filter(value -> !before.contains(value))
                .filter(value -> !kind.equals(ArgumentKind.USER) || !value.equals(self.get()))
                .map(value -> new Suggestion(value, kind.name().toLowerCase(Locale.ROOT), "", true));
    }

    private List<Suggestion> commands(String prefix) {
        return catalogue.visible().stream()
                .map(spec -> new Suggestion(prefix + spec.name(), "commands", spec.summary(), true))
                .toList();
    }

    private static boolean startsWith(String value, String word) {
        return value.regionMatches(true, 0, word, 0, word.length());
    }
}
