package parley.p2pvideo.bench;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.api.CommandException;
import parley.api.ErrorCode;

/**
 * What to measure.
 *
 * @param size   bytes of the file
 * @param rounds how often everything is measured
 * @param folder in which the files are made
 * @param parts  what is measured
 * @param scp    whether scp is measured beside it
 */
record Plan(long size, int rounds, Path folder, List<Part> parts, boolean scp) {
    /** What can be measured alone. */
    enum Part {
        CRYPTO, DISK, SOCKETS, RELAY, WHOLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String USAGE = """
              --size SIZE    bytes of the file that is sent, 1M to 20G, in units of 1,024
                             (1G); twice as much room is needed
              --rounds N     how often everything is measured, 1 to 99 (3)
              --dir DIR      where the files are made, and removed again (the folder for
                             temporary files)
              --only PART    measure this alone: crypto, disk, sockets, relay or
                             whole
              --scp          send the file with scp, too, through an sshd of its own;
                             needs OpenSSH's scp, sshd and ssh-keygen

            What is measured, on this computer alone: encryption and digests, the disk,
            UDP over the loopback interface, a server's relay with its limits lifted,
            and a whole transfer from one end to the other, both in this process. The
            table shows the best and the median of all rounds: bytes a second (MB and GB
            are 10^6 and 10^9), packets a second, seconds of processor time for a GB,
            all threads together, and the share of packets that did not arrive. The
            ratios below it are medians of those of each round, since only figures of
            one run can be compared.
            """;

    private static final long LEAST = 1L << 20;
    private static final long MOST = 20L << 30;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,11})([KMG]?)");

    /**
     * Reads the words of a command line.
     *
     * @throws CommandException if one of them is not understood
     */
    static Plan of(List<String> words) throws CommandException {
        Plan plan = new Plan(1L << 30, 3, Path.of(System.getProperty("java.io.tmpdir")), List.of(Part.values()), false);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            plan = plan.with(rest.next(), rest);
        }
        return plan;
    }

    private Plan with(String word, Iterator<String> rest) throws CommandException {
        return switch (word) {
            case "--scp" -> new Plan(size, rounds, folder, parts, true);
            case "--size" -> new Plan(bytes(value(word, rest)), rounds, folder, parts, scp);
            case "--rounds" -> new Plan(size, count(value(word, rest)), folder, parts, scp);
            case "--dir" -> new Plan(size, rounds, directory(value(word, rest)), parts, scp);
            case "--only" -> new Plan(size, rounds, folder, List.of(part(value(word, rest))), scp);
            default -> throw new CommandException(ErrorCode.USAGE, "there is no option '" + word
                    + "'; 'parley bench transfer --help' lists them");
        };
    }

    private static String value(String option, Iterator<String> rest) throws CommandException {
        if (!rest.hasNext()) {
            throw new CommandException(ErrorCode.USAGE, option + " needs a value; 'parley bench transfer --help' tells which");
        }
        return rest.next();
    }

    private static long bytes(String value) throws CommandException {
        Matcher matcher = SIZE.matcher(value.toUpperCase(Locale.ROOT));
        if (matcher.matches()) {
            long bytes = Long.parseLong(matcher.group(1)) << switch (matcher.group(2)) {
                case "K" -> 10;
                case "M" -> 20;
                case "G" -> 30;
                default -> 0;
            };
            if (bytes >= LEAST && bytes <= MOST) {
                return bytes;
            }
        }
        throw new CommandException(ErrorCode.INVALID, "--size is '" + value + "': give 1M to 20G");
    }

    private static int count(String value) throws CommandException {
        if (value.matches("[1-9][0-9]?")) {
            return Integer.parseInt(value);
        }
        throw new CommandException(ErrorCode.INVALID, "--rounds is '" + value + "': give a whole number from 1 to 99");
    }

    private static Path directory(String value) throws CommandException {
        try {
            Path folder = Path.of(value);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // Said below: there is no such folder.
        }
        throw new CommandException(ErrorCode.INVALID, "--dir is '" + value + "': give a folder that exists");
    }

    private static Part part(String value) throws CommandException {
        for (Part part : Part.values()) {
            if (part.word().equals(value)) {
                return part;
            }
        }
        throw new CommandException(ErrorCode.INVALID, "--only is '" + value + "': give crypto, disk, sockets, relay or whole");
    }
}
