package vn.pcmt.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One hand-written example of every event version. Producers' and consumers' tests read the same files. */
public final class GoldenEvents {
    private GoldenEvents() {}

    /** The JSON of the golden event of a type, such as {@code report.submitted.v1}. */
    public static byte[] json(String token) {
        try (InputStream file = GoldenEvents.class.getResourceAsStream("/golden/" + token + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no golden file for " + token);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The golden event of a type. */
    public static <E extends Event> E event(Class<E> type) {
        String token = EventTypes.token(type);
        return type.cast(EventCodec.decode(token, json(token)));
    }
}
