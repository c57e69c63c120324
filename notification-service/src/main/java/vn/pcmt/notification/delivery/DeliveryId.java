package vn.pcmt.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One alert by one channel. The same however often the cause is seen and however often delivery is tried. */
public record DeliveryId(String alert, ChannelName channel) {

    private static final int ENOUGH = 20;

    /** RFC 5322 Message-ID: a mail server or reader that sees it twice can tell that it is one message. */
    String messageId() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest, 0, ENOUGH) + "@pcmt.notification>";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return alert + "~" + channel;
    }
}
