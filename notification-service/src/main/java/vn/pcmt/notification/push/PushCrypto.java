package vn.pcmt.notification.push;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.Severity;

/** Encrypts for a browser (RFC 8291) and says who sends (RFC 8292). */
@Component
class PushCrypto {

    private final PushSettings settings;
    private final @Nullable WebPush library;

    /** @throws RuntimeException if the keys of the settings are none */
    PushCrypto(PushSettings settings) {
        this.settings = settings;
        this.library = settings.isSetUp()
                ? new WebPush(
                        settings.subject(),
                        VapidKeys.fromUncompressedBytes(
                                String.valueOf(settings.publicKey()), String.valueOf(settings.privateKey())))
                : null;
    }

    /** @param topic 32 characters of base64url at most; the push service keeps one message of a topic, the latest */
    Map<String, String> headers(PushSubscription to, String topic, Severity severity) {
        return library()
                .getHeaders(
                        to.endpoint().toString(),
                        Math.toIntExact(settings.keep().toSeconds()),
                        topic,
                        severity == Severity.URGENT ? WebPush.Urgency.High : WebPush.Urgency.Normal);
    }

    byte[] encrypt(byte[] message, byte[] key, byte[] secret) {
        return library().getBody(message, key, secret);
    }

    /** Whether anything can be encrypted for a browser with such a key and secret. */
    boolean fits(byte[] key, byte[] secret) {
        try {
            encrypt(new byte[1], key, secret);
            return true;
        } catch (Exception notAKey) { // the library is written in Kotlin and declares none of those of the JDK
            return false;
        }
    }

    private WebPush library() {
        if (library == null) {
            throw new IllegalStateException("Web Push is not set up");
        }
        return library;
    }
}
