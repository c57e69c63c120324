package vn.pcmt.plan.officer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Receipts;

/** An officer from taking office to leaving it. Who has left is amended no more. */
@Document(Officer.COLLECTION)
@TypeAlias("officer")
@CompoundIndex(name = "unit", def = "{'state.unitKey': 1}")
final class Officer implements OutboxHolder {
    static final String COLLECTION = "officers";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private OfficerState state;
    private @Nullable Instant leftAt;
    private final Outbox outbox;
    private final Receipts receipts;

    @PersistenceCreator
    private Officer(
            String id,
            @Nullable Long version,
            OfficerState state,
            @Nullable Instant leftAt,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.state = state;
        this.leftAt = leftAt;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Officer register(OfficerState state, String actor, Instant at) {
        Officer officer = new Officer(state.id(), null, state, null, new Outbox(), new Receipts());
        officer.outbox.record(version -> new OfficerRegistered(version, at, actor, state));
        return officer;
    }

    /** @throws Refusal {@code officer-has-left} */
    void amend(OfficerState amended, String actor, Instant at) {
        refuseIfLeft();
        if (amended.equals(state)) {
            return;
        }
        state = amended;
        outbox.record(version -> new OfficerAmended(version, at, actor, amended));
    }

    /** @throws Refusal {@code officer-has-left} */
    void leave(String actor, Instant at) {
        refuseIfLeft();
        leftAt = at;
        OfficerState last = state;
        outbox.record(version -> new OfficerLeft(version, at, actor, last));
    }

    private void refuseIfLeft() {
        if (leftAt != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "officer-has-left", id);
        }
    }

    OfficerState state() {
        return state;
    }

    boolean inOffice() {
        return leftAt == null;
    }

    /** Whether still there at the end of a day in Vietnam. */
    boolean inOfficeOn(LocalDate day) {
        return leftAt == null || LocalDate.ofInstant(leftAt, VietnamTime.ZONE).isAfter(day);
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
