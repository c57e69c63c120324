package vn.pcmt.notification.push;

import java.net.URI;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A browser in which an officer asked to be told.
 *
 * @param id made of the endpoint, which is a secret: who knows it can send to it
 * @param key of the browser, an uncompressed point of P-256
 * @param secret of the browser, 16 bytes
 */
@Document(PushSubscription.COLLECTION)
record PushSubscription(
        @Id String id, @Indexed String officer, URI endpoint, byte[] key, byte[] secret, Instant addedAt) {

    static final String COLLECTION = "push_subscriptions";
}
