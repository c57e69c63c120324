package vn.pcmt.report.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.catalogue.TemplatePublished;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;

/**
 * A version of a template as it was published.
 *
 * @param id {@code code~version}: two publishers at once cannot both have the next number
 * @param command caller and idempotency key; null for what the product brings
 */
@Document(TemplateVersion.COLLECTION)
@TypeAlias("template-version")
record TemplateVersion(
        @Id String id,
        String code,
        int version,
        TemplateText text,
        @Nullable @Indexed(unique = true, sparse = true) String command,
        @Nullable String fingerprint,
        String by,
        Instant at,
        Outbox outbox)
        implements Edition, OutboxHolder {

    static final String COLLECTION = "templates";

    @Override
    public int number() {
        return version;
    }

    /** The next version, with the event that tells of it. */
    static TemplateVersion of(
            int version, TemplateText text, String command, String fingerprint, String by, Instant at) {
        TemplateVersion next = new TemplateVersion(
                text.code() + "~" + version, text.code(), version, text, command, fingerprint, by, at, new Outbox());
        next.outbox.record(first -> new TemplatePublished(first, at, by, text.state(version)));
        return next;
    }

    static TemplateVersion bundled(TemplateText text) {
        return new TemplateVersion(
                text.code() + "~1", text.code(), 1, text, null, null, Event.SYSTEM, Instant.EPOCH, new Outbox());
    }
}
