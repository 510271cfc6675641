package parley.api.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a {@link Journal}'s record that is a row of texts. They stand one after another as {@link
 * DataOutputStream#writeUTF} writes them, whatever characters they are made of.
 */
public final class Fields {
    private Fields() {}

    /**
     * A record of these values as texts.
     *
     * @throws IllegalArgumentException if one of them takes more than 65,535 bytes
     */
    public static byte[] encode(Object... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object field : fields) {
                out.writeUTF(field.toString());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a field is too long for a record: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /**
     * The texts of a record.
     *
     * @throws IllegalArgumentException if it is cut short, or was not made by {@link #encode}
     */
    public static List<String> decode(byte[] record) {
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
