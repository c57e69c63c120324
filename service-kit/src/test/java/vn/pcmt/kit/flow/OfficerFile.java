package vn.pcmt.kit.flow;

import java.time.Instant;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;

/** An aggregate as services write them, small enough to see how the kit is used. */
@Document("officer_files")
public class OfficerFile implements OutboxHolder {
    @Id
    private final String id;

    @Version
    private Long version;

    private String post;
    private final Outbox outbox;
    private final Receipts receipts;

    OfficerFile(String id, Long version, String post, Outbox outbox, Receipts receipts) {
        this.id = id;
        this.version = version;
        this.post = post;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    public static OfficerFile register(String id, String post, Instant at) {
        OfficerFile file = new OfficerFile(id, null, post, new Outbox(), new Receipts());
        file.outbox.record(next -> new OfficerRegistered(next, at, "quantri", file.state()));
        return file;
    }

    public void amend(String newPost, Instant at) {
        post = newPost;
        outbox.record(next -> new OfficerAmended(next, at, "quantri", state()));
    }

    private OfficerState state() {
        return new OfficerState(
                id, "Cán bộ báo cáo", post, "18859@2025-07-01", Set.of(OfficerRole.COMMUNE_REPORTER), null);
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String post() {
        return post;
    }

    public Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
