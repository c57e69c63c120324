package vn.pcmt.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import vn.pcmt.kit.problem.Refusal;

/**
 * The {@code Idempotency-Key} of a command: the same key with the same content is carried out once and answered alike
 * however often it is sent. A controller method takes it as an argument.
 *
 * @param value 8 to 100 visible ASCII characters
 */
public record IdempotencyKey(String value) {
    public IdempotencyKey {
        if (value.length() < 8 || value.length() > 100 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new Refusal(Refusal.Kind.MALFORMED, "idempotency-key-malformed");
        }
    }

    /**
     * The id of what a caller makes with this key: a repetition finds the same. A name-based UUID.
     *
     * @param kind of aggregate, such as {@code task}
     * @param caller id of the caller
     */
    public String newId(String kind, String caller) {
        return UUID.nameUUIDFromBytes((kind + "\n" + caller + "\n" + value).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
