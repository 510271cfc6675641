package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * The receiver does not take what was offered.
 *
 * @param id     of the offer
 * @param reason for the sender to read; cut at {@value Fields#MOST_TEXT_BYTES} bytes, control characters are lost
 */
public record Decline(TransferId id, String reason) implements Signal {
    static final byte KIND = 'D';

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        Fields.text(reason, to);
    }
}
