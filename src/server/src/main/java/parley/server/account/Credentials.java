package parley.server.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import parley.wire.Printable;

/**
 * The users of the credentials file: {@code username password} a line, one blank between. Immutable.
 */
public final class Credentials {
    /** No blanks and controls; no {@code :} at the start, which begins a text on the wire; no {@code ;}, which parts log fields. */
    private static final Pattern NAME = Pattern.compile(
            "[^\\s\\p{Cntrl}:@;,/][^\\s\\p{Cntrl};,]{0,63}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PASSWORD = Pattern.compile("[^\\s\\p{Cntrl}]{1,256}");

    /** What decoding puts in the place of bytes that are not UTF-8. */
    private static final char NOT_UTF8 = '\uFFFD';

    private final Map<String, byte[]> passwords;
    private final List<String> faults;

    private Credentials(Map<String, byte[]> passwords, List<String> faults) {
        this.passwords = Map.copyOf(passwords);
        this.faults = List.copyOf(faults);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is not there or cannot be read; the text is for people
     */
    public static Credentials read(Path file) throws IOException {
        try {
            return parse(lines(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file
                    + ". Make it, with a line 'username password' for each user, or name another with --credentials.", e);
        } catch (IOException e) {
            throw new IOException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Each line decoded by itself, so that one which is not UTF-8 costs no other. */
    private static List<String> lines(byte[] file) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                int to = i > from && file[i - 1] == '\r' ? i - 1 : i;
                lines.add(new String(file, from, to - from, StandardCharsets.UTF_8));
                from = i + 1;
            }
        }
        return lines;
    }

    /** Reads lines; those that are malformed are left out and told by {@link #faults}. */
    public static Credentials parse(List<String> lines) {
        Map<String, byte[]> passwords = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 && lines.getFirst().startsWith("\uFEFF") ? lines.getFirst().substring(1) : lines.get(i);
            if (!line.isBlank()) {
                String fault = add(line, passwords);
                if (!fault.isEmpty()) {
                    faults.add("line " + (i + 1) + ": " + fault);
                }
            }
        }
        return new Credentials(passwords, faults);
    }

    /** Adds a line's user; otherwise says what is wrong, without showing a password. */
    private static String add(String line, Map<String, byte[]> passwords) {
        if (line.indexOf(NOT_UTF8) >= 0) {
            return "is not UTF-8 text; save the file as UTF-8";
        }
        int blank = line.indexOf(' ');
        if (blank < 0) {
            return "needs 'username password' with one blank between";
        }
        String name = line.substring(0, blank);
        String password = line.substring(blank + 1);
        if (!NAME.matcher(name).matches() || !Printable.strip(name).equals(name)) {
            return "the name has a character that a name cannot have, or is longer than 64";
        }
        if (!PASSWORD.matcher(password).matches()) {
            return "the password of '" + name + "' is empty, holds a blank, or is longer than 256";
        }
        if (passwords.putIfAbsent(name, password.getBytes(StandardCharsets.UTF_8)) != null) {
            return "'" + name + "' was listed before; the first line counts";
        }
        return "";
    }

    /** How many users there are. */
    public int size() {
        return passwords.size();
    }

    /** What was wrong with which lines; empty if nothing was. */
    public List<String> faults() {
        return faults;
    }

    /** Whether there is such a user. */
    public boolean exists(String name) {
        return passwords.containsKey(name);
    }

    /** Whether it is that user's password; takes the same time wherever they differ. False if there is no such user. */
    public boolean matches(String name, String password) {
        byte[] expected = passwords.get(name);
        return expected != null && MessageDigest.isEqual(expected, password.getBytes(StandardCharsets.UTF_8));
    }
}
