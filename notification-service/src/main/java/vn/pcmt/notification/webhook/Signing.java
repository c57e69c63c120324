package vn.pcmt.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs messages as the Standard Webhooks specification has it, for which there are libraries in many languages:
 * HMAC-SHA256 over {@code id.timestamp.body}. Secrets are derived from the key of the installation and kept nowhere.
 */
@Component
class Signing {

    private static final String SECRET_PREFIX = "whsec_";

    private final WebhookSettings settings;
    private final Clock clock;

    Signing(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The headers of one attempt. */
    Map<String, String> headers(WebhookTarget target, String id, byte[] body) {
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        byte[] signed = signed(id, now.getEpochSecond(), body);
        String signatures = signature(secret(target, target.generation()), signed);
        Instant renewedAt = target.renewedAt();
        if (renewedAt != null && renewedAt.plus(settings.bothSecretsFor()).isAfter(now)) {
            signatures += " " + signature(secret(target, target.generation() - 1), signed);
        }
        headers.put("webhook-signature", signatures);
        return headers;
    }

    /** The secret of a target, as it is shown to whoever sets it up. */
    String secretOf(WebhookTarget target) {
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret(target, target.generation()));
    }

    private byte[] secret(WebhookTarget target, int generation) {
        String key = settings.key();
        if (key == null || key.isBlank()) {
            throw new IllegalStateException("pcmt.notification.webhook.key is not set");
        }
        return mac(
                key.getBytes(StandardCharsets.UTF_8),
                (target.id() + "\n" + generation).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signed(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static String signature(byte[] secret, byte[] signed) {
        return "v1," + Base64.getEncoder().encodeToString(mac(secret, signed));
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has HmacSHA256", absent);
        }
    }
}
