package vn.pcmt.notification.webhook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.preferences.ChannelName;

/** A system that is told what the officers of an area are told. */
@Document(WebhookTarget.COLLECTION)
final class WebhookTarget {

    static final String COLLECTION = "webhook-targets";

    @Id
    private final String id;

    @Version
    private long version;

    private String url;
    private String area;
    private @Nullable String client;
    private boolean active;
    private int generation;
    private @Nullable Instant renewedAt;
    private final Receipts receipts;

    @PersistenceCreator
    WebhookTarget(
            String id,
            long version,
            String url,
            String area,
            @Nullable String client,
            boolean active,
            int generation,
            @Nullable Instant renewedAt,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.url = url;
        this.area = area;
        this.client = client;
        this.active = active;
        this.generation = generation;
        this.renewedAt = renewedAt;
        this.receipts = receipts;
    }

    static WebhookTarget begin(String id, AdministerTargets.Wanted wanted) {
        return new WebhookTarget(
                id,
                0,
                wanted.url().toString(),
                wanted.area(),
                wanted.client(),
                wanted.active(),
                1,
                null,
                new Receipts());
    }

    void become(AdministerTargets.Wanted wanted) {
        url = wanted.url().toString();
        area = wanted.area();
        client = wanted.client();
        active = wanted.active();
    }

    void renewSecret(Instant now) {
        generation++;
        renewedAt = now;
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    URI url() {
        return URI.create(url);
    }

    /** Key of the unit that it is told about, with all that lies within. */
    String area() {
        return area;
    }

    /** Id of the machine client that may read again what it missed. */
    @Nullable
    String client() {
        return client;
    }

    boolean active() {
        return active;
    }

    /** Of its secret. */
    int generation() {
        return generation;
    }

    @Nullable
    Instant renewedAt() {
        return renewedAt;
    }

    Receipts receipts() {
        return receipts;
    }

    Lane lane() {
        return new Lane(ChannelName.WEBHOOK, id);
    }
}
