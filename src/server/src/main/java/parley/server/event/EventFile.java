package parley.server.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.server.Durability;
import parley.server.store.Disk;
import parley.server.store.DiskFile;

/**
 * One file of the log: eight bytes {@code PARLEYE1}, then records. Its name tells the position of its first record.
 *
 * @param path  where it is
 * @param start the position of its first record
 */
record EventFile(Path path, long start) {
    static final byte[] MAGIC = "PARLEYE1".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("events-(\\d{19})\\.log");

    /** The file that begins at a position. */
    static EventFile at(Path folder, long start) {
        return new EventFile(folder.resolve("events-%019d.log".formatted(start)), start);
    }

    /** The file of that name, if it is one. */
    static Optional<EventFile> named(Path folder, String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(at(folder, Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** Where in the file a position is. */
    long offset(long position) {
        return position - start + MAGIC.length;
    }

    /**
     * Opens it to append; one that is new, or was left without its first bytes, gets them.
     *
     * @param durability with {@link Durability#POWER} its name and its first bytes are on the disk then
     */
    DiskFile open(Disk disk, Durability durability) throws IOException {
        DiskFile file = disk.open(path);
        try {
            begin(file);
            if (durability == Durability.POWER) {
                file.force();
                disk.forceFolder(path.getParent());
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void begin(DiskFile file) throws IOException {
        if (file.size() < MAGIC.length) {
            file.truncate(0);
            file.appendAll(ByteBuffer.wrap(MAGIC));
        }
    }

    /** Whether it begins as a file of the log does. */
    static boolean beginsWell(DiskFile file) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(MAGIC.length);
        file.readAll(first, 0);
        return Arrays.equals(first.array(), MAGIC);
    }
}
