package vn.pcmt.notification.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.Deputies;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.plan.CommitteeEvent;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.consume.VersionedWrites;

/** The units and officers, kept by their events and read by key, unit and role. */
@Component
public class Directory {

    private static final Set<CommitteeState.Role> LEADING =
            EnumSet.of(CommitteeState.Role.HEAD, CommitteeState.Role.DEPUTY, CommitteeState.Role.STANDING);

    /** How long a node may go on with what it read before another node took a change in. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;

    private final VersionedWrites writes;
    private final MongoOperations mongo;
    // One alert asks for its unit and officer again and again, on its way from the decision to the mail.
    private final Cache<String, @Nullable Unit> units = recent();
    private final Cache<String, @Nullable Officer> officers = recent();
    /** All in office in a unit, in the order of their ids. */
    private final Cache<String, List<Officer>> offices = recent();

    private final ReentrantLock reading = new ReentrantLock();
    /** Grows whenever something is forgotten: what was read before that must not be kept. */
    private long forgotten;

    Directory(VersionedWrites writes, MongoOperations mongo) {
        this.writes = writes;
        this.mongo = mongo;
    }

    /** Forgets what it read: for whoever changed the store past this class. */
    public void readAnew() {
        forget(() -> {
            units.invalidateAll();
            officers.invalidateAll();
            offices.invalidateAll();
        });
    }

    /** Reads what is about to be asked of some units and those in office there, by a few questions for all of them. */
    public void readAhead(Collection<String> unitKeys) {
        Set<String> keys = new HashSet<>(unitKeys);
        keys.removeAll(offices.getAllPresent(keys).keySet());
        if (keys.size() < 2) {
            return;
        }
        long before = locked(() -> forgotten);
        List<Unit> read = units(keys);
        Map<String, List<Officer>> inOffice = mongo
                .find(
                        Query.query(Criteria.where("unitKey")
                                        .in(keys)
                                        .and("active")
                                        .is(true))
                                .with(Sort.by("id")),
                        Officer.class)
                .stream()
                .collect(Collectors.groupingBy(Officer::unitKey));
        keepUnlessForgotten(before, () -> {
            read.forEach(unit -> units.put(unit.key(), unit));
            keys.forEach(key -> offices.put(key, inOffice.getOrDefault(key, List.of())));
            inOffice.values().forEach(all -> all.forEach(officer -> officers.put(officer.id(), officer)));
        });
    }

    private void keepUnlessForgotten(long before, Runnable keep) {
        locked(() -> {
            if (forgotten == before) {
                keep.run();
            }
            return forgotten;
        });
    }

    private void forget(Runnable what) {
        locked(() -> {
            what.run();
            return ++forgotten;
        });
    }

    private long locked(LongSupplier what) {
        reading.lock();
        try {
            return what.getAsLong();
        } finally {
            reading.unlock();
        }
    }

    private static <T extends @Nullable Object> Cache<String, T> recent() {
        return Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(MOST_KEPT)
                .build();
    }

    /** Takes the state in the event unless a later one is known. */
    public void apply(UnitEvent event) {
        UnitState unit = event.unit();
        List<String> successors = unit.today().stream()
                .map(successor -> successor.path().getFirst())
                .toList();
        List<String> areas = Stream.concat(
                        unit.path().stream(), unit.today().stream().flatMap(successor -> successor.path().stream()))
                .distinct()
                .toList();
        writes.upsertIfNewer(
                Unit.COLLECTION,
                unit.key(),
                event.version(),
                new Update()
                        .set("name", unit.name())
                        .set("validFrom", unit.validFrom())
                        .set("validTo", unit.validTo())
                        .set("path", unit.path())
                        .set("successors", successors)
                        .set("areas", areas));
        forget(() -> units.invalidate(unit.key()));
    }

    /** Takes the state in the event unless a later one is known. Who has left stays known by name. */
    public void apply(OfficerEvent event) {
        OfficerState officer = event.officer();
        writes.upsertIfNewer(
                Officer.COLLECTION,
                officer.id(),
                event.version(),
                new Update()
                        .set("name", officer.name())
                        .set("post", officer.post())
                        .set("unitKey", officer.unitKey())
                        .set(
                                "roles",
                                officer.roles().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList())
                        .set("email", officer.email())
                        .set("phone", officer.phone())
                        .set("leaves", officer.leaves())
                        .set("active", !(event instanceof OfficerLeft)));
        forgetOfficer(officer.id());
    }

    /** Wherever the officer was in office before. */
    private void forgetOfficer(String id) {
        forget(() -> {
            officers.invalidate(id);
            offices.invalidateAll();
        });
    }

    /** Takes the state in the event unless a later one is known. */
    public void apply(CommitteeEvent event) {
        CommitteeState committee = event.committee();
        writes.upsertIfNewer(
                Committee.COLLECTION,
                committee.id(),
                event.version(),
                new Update()
                        .set("planId", committee.planId())
                        .set("kind", committee.kind().name())
                        .set("members", committee.members())
                        .set("acting", committee.acting()));
    }

    /**
     * Those who lead the Steering Committee of a plan on a day: its head, the deputies and the standing member, or who
     * acts for them in it; in the order of their ids.
     */
    public List<Officer> steering(String plan, LocalDate day) {
        return mongo.find(Query.query(Criteria.where("planId").is(plan)), Committee.class).stream()
                .filter(committee -> committee.kind() == CommitteeState.Kind.STEERING_COMMITTEE)
                .flatMap(committee -> committee.members().stream()
                        .filter(member -> LEADING.contains(member.role()))
                        .filter(member -> member.from() == null || !day.isBefore(member.from()))
                        .filter(member -> member.to() == null || !day.isAfter(member.to()))
                        .flatMap(member -> Stream.ofNullable(member.officer()))
                        .map(officer -> committee.acting().stream()
                                .filter(acting -> acting.forOfficer().equals(officer))
                                .filter(acting -> !day.isBefore(acting.from()) && !day.isAfter(acting.to()))
                                .map(CommitteeState.Acting::byOfficer)
                                .findFirst()
                                .orElse(officer)))
                .distinct()
                .sorted()
                .flatMap(id -> officer(id).stream())
                .filter(Officer::active)
                .toList();
    }

    /** All in office who hold a role, wherever; in the order of their ids. */
    public List<Officer> inOffice(OfficerRole role) {
        return mongo.find(
                Query.query(Criteria.where("active").is(true).and("roles").is(role.name()))
                        .with(Sort.by("_id")),
                Officer.class);
    }

    /**
     * Erases who an officer was who has left; the id stays, for what was told under it. No later event brings the name
     * back: whoever returns is registered anew.
     */
    public void forget(String officer) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(officer).and("active").is(false)),
                new Update()
                        .set("name", officer)
                        .set("post", "")
                        .unset("email")
                        .unset("phone")
                        .unset("leaves")
                        .set(VersionedWrites.VERSION, Long.MAX_VALUE),
                Officer.class);
        forgetOfficer(officer);
    }

    public Optional<Unit> unit(String key) {
        return Optional.ofNullable(units.get(key, one -> mongo.findById(one, Unit.class)));
    }

    public Optional<Officer> officer(String id) {
        return Optional.ofNullable(officers.get(id, one -> mongo.findById(one, Officer.class)));
    }

    /** Who acts for an officer on a day: the officer, or by {@link Deputies} another in office. */
    public Optional<Officer> actingFor(String id, LocalDate day) {
        return Deputies.whoActsFor(
                        id, day, one -> officer(one).filter(Officer::active).map(Officer::leaves))
                .flatMap(this::officer);
    }

    /** Names by key; a unit not known yet is absent. */
    public List<Unit> units(Collection<String> keys) {
        return mongo.find(Query.query(Criteria.where("_id").in(Set.copyOf(keys))), Unit.class);
    }

    /** Those in office in a unit who hold one of the roles, in the order of their ids. */
    public List<Officer> inOffice(String unitKey, OfficerRole... roles) {
        return office(unitKey).stream()
                .filter(officer -> Stream.of(roles).anyMatch(officer.roles()::contains))
                .toList();
    }

    private List<Officer> office(String unitKey) {
        List<Officer> known = offices.getIfPresent(unitKey);
        if (known != null) {
            return known;
        }
        long before = locked(() -> forgotten);
        List<Officer> read = mongo.find(
                Query.query(Criteria.where("unitKey").is(unitKey).and("active").is(true))
                        .with(Sort.by("id")),
                Officer.class);
        keepUnlessForgotten(before, () -> offices.put(unitKey, read));
        return read;
    }

    /** Keys of the units that are this one today or lie in it: itself, those merged into it, those below. */
    public List<String> within(String unitKey) {
        Query query = Query.query(Criteria.where("areas").is(unitKey));
        query.fields().include("_id");
        return Stream.concat(
                        Stream.of(unitKey),
                        mongo.find(query, org.bson.Document.class, Unit.COLLECTION).stream()
                                .map(unit -> unit.getString("_id")))
                .distinct()
                .toList();
    }
}
