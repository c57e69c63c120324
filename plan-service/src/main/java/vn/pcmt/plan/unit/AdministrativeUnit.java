package vn.pcmt.plan.unit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.FormerName;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.plan.change.Change;
import vn.pcmt.plan.change.FieldChange;

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
    private final List<Change> changes;

    @PersistenceCreator
    private AdministrativeUnit(
            String key,
            @Nullable Long version,
            UnitState state,
            @Nullable String begunBy,
            Outbox outbox,
            Receipts receipts,
            @Nullable List<Change> changes) {
        this.key = key;
        this.version = version;
        this.state = state;
        this.begunBy = begunBy;
        this.outbox = outbox;
        this.receipts = receipts;
        this.changes = changes == null ? new ArrayList<>() : new ArrayList<>(changes);
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
        AdministrativeUnit registered =
                new AdministrativeUnit(key, null, state, begunBy, new Outbox(), new Receipts(), null);
        registered.outbox.record(version -> new UnitRegistered(version, at, actor, state));
        registered.changes.add(new Change(1, at, actor, "unit.registered", begunBy, List.of()));
        return registered;
    }

    /**
     * Corrects what is known of the unit.
     *
     * @return false if nothing differs
     */
    boolean amend(UnitProperties properties, String actor, Instant at) {
        UnitState after = new UnitState(
                key,
                state.code(),
                properties.name(),
                state.kind(),
                state.validFrom(),
                state.validTo(),
                properties.border(),
                properties.population(),
                properties.latitude(),
                properties.longitude(),
                state.path(),
                state.today(),
                state.formerNames());
        return become(after, "unit.amended", null, actor, at, version -> new UnitAmended(version, at, actor, after));
    }

    /**
     * What a reorganisation does to this unit: renames it, or ends it if it is one of those that cease, and leads
     * everything it stands for today from the units that cease to what follows them.
     *
     * @param leads where the units that cease lead
     * @return false if there is nothing left to do, so that a reorganisation cut short can simply be repeated
     */
    boolean reorganise(Reorganisation wanted, Map<String, List<Successor>> leads, String actor, Instant at) {
        UnitState after = wanted.kind() == ReorganisationKind.RENAME ? renamed(wanted) : led(wanted, leads);
        return become(
                after,
                "unit.reorganised",
                wanted.id(),
                actor,
                at,
                version -> new UnitReorganised(
                        version, at, actor, after, wanted.id(), wanted.kind(), wanted.effectiveOn()));
    }

    private UnitState renamed(Reorganisation wanted) {
        if (!wanted.from().contains(key) || state.name().equals(wanted.requireName())) {
            return state;
        }
        List<FormerName> formerNames = Stream.concat(
                        Stream.ofNullable(state.formerNames()).flatMap(List::stream),
                        Stream.of(new FormerName(state.name(), wanted.effectiveOn())))
                .toList();
        return with(wanted.requireName(), state.validTo(), state.today(), formerNames);
    }

    private UnitState led(Reorganisation wanted, Map<String, List<Successor>> leads) {
        LocalDate validTo = leads.containsKey(key) ? wanted.effectiveOn() : state.validTo();
        return with(state.name(), validTo, Paths.redirected(state.today(), leads), state.formerNames());
    }

    private UnitState with(
            String name, @Nullable LocalDate validTo, List<Successor> today, @Nullable List<FormerName> formerNames) {
        return new UnitState(
                key,
                state.code(),
                name,
                state.kind(),
                state.validFrom(),
                validTo,
                state.border(),
                state.population(),
                state.latitude(),
                state.longitude(),
                state.path(),
                today,
                formerNames);
    }

    private boolean become(
            UnitState after,
            String what,
            @Nullable String cause,
            String actor,
            Instant at,
            LongFunction<? extends UnitEvent> event) {
        if (after.equals(state)) {
            return false;
        }
        outbox.record(event);
        changes.add(new Change(outbox.version(), at, actor, what, cause, FieldChange.between(state, after)));
        state = after;
        return true;
    }

    UnitState state() {
        return state;
    }

    @Nullable
    String begunBy() {
        return begunBy;
    }

    /** All that happened to it, the first first. */
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
