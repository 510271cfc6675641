package parley.remind;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a record: texts, one after another, as {@link DataOutputStream#writeUTF} writes them. */
final class Fields {
    private Fields() {}

    static byte[] encode(Object... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object field : fields) {
                out.writeUTF(field.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Throws {@link IllegalArgumentException} if the record is cut short. */
    static List<String> decode(byte[] record) {
        List<String> fields = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
            while (in.available() > 0) {
                fields.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes is cut short", e);
        }
        return fields;
    }
}
