package vn.pcmt.notification.delivery;

import java.nio.charset.StandardCharsets;
import vn.pcmt.kit.web.Sha256;

/** One alert by one lane. The same however often the cause is seen and however often delivery is tried. */
public record DeliveryId(String alert, Lane lane) {

    private static final int ENOUGH = 40;
    private static final char SEPARATOR = '~';

    /** Reads back what {@link #toString} wrote. */
    public static DeliveryId parse(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return new DeliveryId(text.substring(0, end), Lane.parse(text.substring(end + 1)));
    }

    /** For systems that take short ids: the other side can tell by it that two attempts are one message. */
    public String token() {
        return Sha256.hex(toString().getBytes(StandardCharsets.UTF_8)).substring(0, ENOUGH);
    }

    @Override
    public String toString() {
        return alert + SEPARATOR + lane;
    }
}
