package vn.pcmt.kit.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.web.CanonicalJson;
import vn.pcmt.kit.web.Sha256;

/** The seal of a record: over its content, its number and the seal before it. HMAC-SHA-256, or SHA-256 without a key. */
final class Seal {
    /** What the first record follows. */
    static final String BEGINNING = "0".repeat(64);

    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable SecretKeySpec key;

    Seal(@Nullable String key) {
        this.key = key == null || key.isBlank()
                ? null
                : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    boolean isKeyed() {
        return key != null;
    }

    /** In hexadecimal. */
    String of(long number, String before, Object content) {
        byte[] head = (number + "\n" + before + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = CanonicalJson.of(content);
        if (key == null) {
            return Sha256.hex(head, body);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
