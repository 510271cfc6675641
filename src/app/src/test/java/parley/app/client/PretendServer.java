package parley.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.Answer;
import parley.client.LoggedIn;

/** A server that offers jars, honest or not, and a user who answers questions. */
final class PretendServer implements LoggedIn {
    final List<String> asked = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();
    final Queue<String> typed = new ArrayDeque<>();
    final List<List<String>> rows = new ArrayList<>();
    final Map<String, byte[]> sends = new HashMap<>(); // by the hash that is asked for
    boolean isOld;
    boolean asks = true;

    /** Offers a jar as what it is; returns its hash. */
    String offer(String id, String version, Path jar) {
        try {
            byte[] bytes = Files.readAllBytes(jar);
            String hash = sha256(bytes);
            rows.add(List.of(id, version, Integer.toString(bytes.length), hash, "For a test"));
            sends.put(hash, bytes);
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** How often something was asked for that begins so. */
    long count(String beginning) {
        return asked.stream().filter(line -> line.startsWith(beginning)).count();
    }

    @Override
    public String server() {
        return "naboo:7275";
    }

    @Override
    public Answer ask(String line) throws CommandException {
        asked.add(line);
        String[] words = line.split(" ");
        if (isOld) {
            throw new CommandException(ErrorCode.UNKNOWN, "'" + words[0] + "' is not understood.");
        }
        if (words[0].equals("PLUGINS")) {
            return answer(rows, List.of());
        }
        byte[] jar = sends.get(words[1]);
        if (jar == null) {
            throw new CommandException(ErrorCode.UNKNOWN, words[1] + " is not offered (any more).");
        }
        int from = Integer.parseInt(words[2]);
        int to = Math.min(jar.length, from + 1000);
        return answer(List.of(List.of(Base64.getEncoder().encodeToString(Arrays.copyOfRange(jar, from, to)))),
                List.of(Integer.toString(jar.length - to)));
    }

    private static Answer answer(List<List<String>> rows, List<String> words) {
        return new Answer("", words, rows, OptionalLong.empty(), Optional.empty());
    }

    @Override
    public boolean userCanBeAsked() {
        return asks;
    }

    @Override
    public Optional<String> askUser(String question) {
        told.add(question);
        return Optional.ofNullable(typed.poll());
    }

    @Override
    public void tell(String... lines) {
        told.addAll(List.of(lines));
    }

    @Override
    public void complain(String line) {
        complaints.add(line);
    }
}
