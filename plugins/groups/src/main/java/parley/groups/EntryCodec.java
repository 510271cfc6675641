package parley.groups;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an {@link Entry}: its code (1 byte), the group, then its other parts in the order of the record, as
 * {@link DataOutputStream} writes them; a list begins with its length (4 bytes).
 */
final class EntryCodec {
    private static final int CREATED = 0;
    private static final int INVITED = 1;
    private static final int JOINED = 2;
    private static final int LEFT = 3;
    private static final int PRESENT = 4;

    private EntryCodec() {}

    static byte[] encode(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(code(entry));
            out.writeUTF(entry.group());
            switch (entry) {
                case Entry.Created e -> {
                    out.writeLong(e.serial());
                    out.writeUTF(e.creator());
                    out.writeLong(e.since());
                    writeList(out, e.invited());
                }
                case Entry.Invited e -> writeList(out, e.users());
                case Entry.Present e -> out.writeLong(e.serial());
                case Entry.Joined e -> {
                    out.writeUTF(e.user());
                    out.writeLong(e.since());
                }
                case Entry.Left e -> out.writeUTF(e.user());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if it is none, as when a later version wrote it
     */
    static Entry decode(byte[] record) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
            int code = in.readByte();
            String group = in.readUTF();
            return switch (code) {
                case CREATED -> new Entry.Created(group, in.readLong(), in.readUTF(), in.readLong(), readList(in));
                case INVITED -> new Entry.Invited(group, readList(in));
                case JOINED -> new Entry.Joined(group, in.readUTF(), in.readLong());
                case LEFT -> new Entry.Left(group, in.readUTF());
                case PRESENT -> new Entry.Present(group, in.readLong());
                default -> throw new IllegalArgumentException("an entry of kind " + code
                        + " is not one that this version knows; was the data written by a later one?");
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("an entry of " + record.length + " bytes is cut short", e);
        }
    }

    private static int code(Entry entry) {
        return switch (entry) {
            case Entry.Created _ -> CREATED;
            case Entry.Invited _ -> INVITED;
            case Entry.Joined _ -> JOINED;
            case Entry.Left _ -> LEFT;
            case Entry.Present _ -> PRESENT;
        };
    }

    private static void writeList(DataOutputStream out, List<String> list) throws IOException {
        out.writeInt(list.size());
        for (String element : list) {
            out.writeUTF(element);
        }
    }

    private static List<String> readList(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(in.readUTF());
        }
        return list;
    }
}
