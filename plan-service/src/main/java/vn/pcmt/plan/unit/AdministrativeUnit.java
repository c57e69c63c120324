package vn.pcmt.plan.unit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;

/**
 * A unit through its life. Its path, and what it is today, are kept in it in full, so that a consumer of its events
 * never has to look up another unit.
 */
@Document(AdministrativeUnit.COLLECTION)
@TypeAlias("unit")
@CompoundIndex(name = "code", def = "{'state.code': 1}")
@CompoundIndex(name = "path", def = "{'state.path': 1}")
final class AdministrativeUnit implements OutboxHolder {
    static final String COLLECTION = "units";

    @Id
    private final String key;

    @Version
    private @Nullable Long version;

    private UnitState state;
    private final @Nullable String begunBy;
    private final Outbox outbox;
    private final Receipts receipts;

    @PersistenceCreator
    private AdministrativeUnit(
            String key,
            @Nullable Long version,
            UnitState state,
            @Nullable String begunBy,
            Outbox outbox,
            Receipts receipts) {
        this.key = key;
        this.version = version;
        this.state = state;
        this.begunBy = begunBy;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    /**
     * A unit that exists from a day on.
     *
     * @param parentPath path of the unit directly above, empty for the country
     * @param begunBy id of the reorganisation that made it, null if none did
     */
    static AdministrativeUnit register(
            NewUnit unit,
            LocalDate validFrom,
            List<String> parentPath,
            @Nullable String begunBy,
            String actor,
            Instant at) {
        String key = unit.keyAt(validFrom);
        List<String> path = Paths.below(key, parentPath);
        UnitState state = new UnitState(
                key,
                unit.code(),
                unit.name(),
                unit.kind(),
                validFrom,
                null,
                Boolean.TRUE.equals(unit.border()),
                unit.population(),
                unit.latitude(),
                unit.longitude(),
                path,
                List.of(new Successor(BigDecimal.ONE, path)));
        AdministrativeUnit registered = new AdministrativeUnit(key, null, state, begunBy, new Outbox(), new Receipts());
        registered.outbox.record(version -> new UnitRegistered(version, at, actor, state));
        return registered;
    }

    /**
     * What a reorganisation does to this unit: ends it if it is one of those that cease, and leads everything it stands
     * for today from the units that cease to what follows them.
     *
     * @return false if there is nothing left to do, so that a reorganisation cut short can simply be repeated
     */
    boolean reorganise(Reorganisation reorganisation, List<String> successorPath, String actor, Instant at) {
        LocalDate validTo = reorganisation.from().contains(key) ? reorganisation.effectiveOn() : state.validTo();
        List<Successor> today = Paths.redirected(state.today(), reorganisation.from(), successorPath);
        UnitState after = new UnitState(
                key,
                state.code(),
                state.name(),
                state.kind(),
                state.validFrom(),
                validTo,
                state.border(),
                state.population(),
                state.latitude(),
                state.longitude(),
                state.path(),
                today);
        if (after.equals(state)) {
            return false;
        }
        state = after;
        outbox.record(version -> new UnitReorganised(version, at, actor, after, reorganisation.id()));
        return true;
    }

    UnitState state() {
        return state;
    }

    @Nullable
    String begunBy() {
        return begunBy;
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
