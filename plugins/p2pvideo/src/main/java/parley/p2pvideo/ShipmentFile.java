package parley.p2pvideo;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.SourceFiles.Item;

/**
 * A shipment as a text file: a line with the users and the server, then a line for each file: where it is, what the
 * receiver calls it, size and time. Fields are in the form of URLs, so that a name may hold anything.
 */
final class ShipmentFile {
    private static final String ENDING = ".shipment";

    private ShipmentFile() {
    }

    /** Whether a file is one, by its name. */
    static boolean isOne(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    static Path path(Path folder, String id) {
        return folder.resolve(id + ENDING);
    }

    /** Writes it so that after a power cut it is there whole or not at all. */
    static void write(Path folder, Shipment shipment) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, shipment.user(), shipment.server(), shipment.peer());
        for (Item item : shipment.items()) {
            line(text, item.path().toString(), item.entry().name(), Long.toString(item.entry().size()),
                    Long.toString(item.entry().modified()));
        }
        Path fresh = folder.resolve(shipment.id() + ".new");
        Files.writeString(fresh, text);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, path(folder, shipment.id()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void line(StringBuilder text, String... fields) {
        for (String field : fields) {
            text.append(URLEncoder.encode(field, StandardCharsets.UTF_8)).append(' ');
        }
        text.setCharAt(text.length() - 1, '\n');
    }

    /**
     * Reads one.
     *
     * @throws IOException if it cannot be read, or is none
     */
    static Shipment read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new IOException("'" + file + "' is damaged: it names no file");
        }
        String name = file.getFileName().toString();
        try {
            List<String> head = fields(lines.getFirst());
            List<Item> items = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = fields(line);
                items.add(new Item(Path.of(fields.get(0)),
                        new Entry(fields.get(1), Long.parseLong(fields.get(2)), Long.parseLong(fields.get(3)))));
            }
            return new Shipment(name.substring(0, name.length() - ENDING.length()), head.get(0), head.get(1), head.get(2),
                    items);
        } catch (RuntimeException e) {
            throw new IOException("'" + file + "' is damaged: " + e.getMessage(), e);
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split(" ")) {
            fields.add(URLDecoder.decode(field, StandardCharsets.UTF_8));
        }
        return fields;
    }
}
