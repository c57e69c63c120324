package vn.pcmt.notification.templates;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One wording of a text that an administrator published. It never changes; a later one replaces it.
 *
 * @param number from 1; 0 is what the product brings
 * @param source in Mustache
 * @param command idempotency key under which it was published
 */
@Document(TemplateVersion.COLLECTION)
record TemplateVersion(
        @Id String id,
        @Indexed String key,
        String language,
        long number,
        String source,
        String by,
        Instant at,
        String command,
        String fingerprint) {

    static final String COLLECTION = "message-templates";

    static String id(String key, String language, long number) {
        return key + "~" + language + "~" + number;
    }
}
