package vn.pcmt.plan.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.plan.change.Change;
import vn.pcmt.plan.change.FieldChange;

/** An officer from taking office to leaving it. Who has left is amended no more. */
@Document(Officer.COLLECTION)
@TypeAlias("officer")
@CompoundIndex(name = "unit", def = "{'state.unitKey': 1}")
@CompoundIndex(name = "leaving", def = "{'leftAt': 1, 'state.until': 1}")
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
    private final List<Change> changes;

    @PersistenceCreator
    private Officer(
            String id,
            @Nullable Long version,
            OfficerState state,
            @Nullable Instant leftAt,
            Outbox outbox,
            Receipts receipts,
            @Nullable List<Change> changes) {
        this.id = id;
        this.version = version;
        this.state = state;
        this.leftAt = leftAt;
        this.outbox = outbox;
        this.receipts = receipts;
        this.changes = changes == null ? new ArrayList<>() : new ArrayList<>(changes);
    }

    static Officer register(OfficerState state, String actor, Instant at) {
        Officer officer = new Officer(state.id(), null, state, null, new Outbox(), new Receipts(), null);
        officer.outbox.record(version -> new OfficerRegistered(version, at, actor, state));
        officer.changes.add(new Change(1, at, actor, "officer.registered", null, List.of()));
        return officer;
    }

    /**
     * @return false if nothing differs
     * @throws Refusal {@code officer-has-left}
     */
    boolean amend(OfficerState amended, String actor, Instant at) {
        refuseIfLeft();
        if (amended.equals(state)) {
            return false;
        }
        become(amended, "officer.amended", actor, at, version -> new OfficerAmended(version, at, actor, amended));
        return true;
    }

    /** @throws Refusal {@code officer-has-left} */
    void take(List<Leave> leaves, String actor, Instant at) {
        amend(with(leaves, state.until()), actor, at);
    }

    /**
     * Names the day of departure, or takes it back.
     *
     * @param until first day no longer in office, null for none
     * @throws Refusal {@code officer-has-left}
     */
    void plan(@Nullable LocalDate until, String actor, Instant at) {
        amend(with(state.leaves(), until), actor, at);
    }

    /**
     * Leaves at once.
     *
     * @throws Refusal {@code officer-has-left}
     */
    void leave(LocalDate until, String actor, Instant at) {
        refuseIfLeft();
        leftAt = at;
        OfficerState last = with(state.leaves(), until);
        become(last, "officer.left", actor, at, version -> new OfficerLeft(version, at, actor, last));
    }

    private void become(
            OfficerState after, String what, String actor, Instant at, LongFunction<? extends OfficerEvent> event) {
        outbox.record(event);
        changes.add(new Change(outbox.version(), at, actor, what, null, FieldChange.between(state, after)));
        state = after;
    }

    private OfficerState with(@Nullable List<Leave> leaves, @Nullable LocalDate until) {
        return new OfficerState(
                id,
                state.name(),
                state.post(),
                state.unitKey(),
                state.roles(),
                state.email(),
                state.phone(),
                state.posts(),
                leaves,
                until);
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
        LocalDate until = state.until();
        if (until != null) {
            return day.isBefore(until);
        }
        return leftAt == null || LocalDate.ofInstant(leftAt, VietnamTime.ZONE).isAfter(day);
    }

    /** All that happened, the first first. */
    List<Change> changes() {
        return List.copyOf(changes);
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
