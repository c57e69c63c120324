package vn.pcmt.report.area;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** The repository of groups of areas: those that administrators keep, and the areas of plans in force. */
@Component
public class AreaGroups {

    /** Before the code of a group that administrators keep, in its key as an area. */
    public static final String GROUP = "group:";

    /** Before the id of a plan, likewise. */
    public static final String PLAN = "plan:";

    private final MongoOperations store;
    private final Units units;
    private final Clock clock;

    AreaGroups(MongoOperations store, Units units, Clock clock) {
        this.store = store;
        this.units = units;
        this.clock = clock;
    }

    /** Whether a key names a group and not a unit. */
    public static boolean isGroup(String key) {
        return key.startsWith(GROUP) || key.startsWith(PLAN);
    }

    /** What a key stands for, as it is now. */
    public Optional<NamedAreas> find(String key) {
        if (key.startsWith(GROUP)) {
            return group(key.substring(GROUP.length()))
                    .map(group -> named(group.code(), group.current().text()));
        }
        return key.startsWith(PLAN)
                ? Optional.ofNullable(store.findById(key.substring(PLAN.length()), PlanScope.class))
                        .map(PlanScope::named)
                : Optional.empty();
    }

    /** What a group is called; what it stands for is not looked up. */
    static NamedAreas called(AreaGroup group) {
        GroupText text = group.current().text();
        return new NamedAreas(GROUP + group.code(), text.nameVi(), text.nameEn(), List.of());
    }

    NamedAreas named(String code, GroupText text) {
        TreeSet<String> members = new TreeSet<>(text.members());
        GroupText.Choice choice = text.choice();
        if (choice != null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
            units.communesWithin(List.of(choice.within())).stream()
                    .filter(unit -> unit.existsOn(today) && choice.takes(unit))
                    .map(Unit::key)
                    .forEach(members::add);
        }
        return new NamedAreas(GROUP + code, text.nameVi(), text.nameEn(), List.copyOf(members));
    }

    Optional<AreaGroup> group(String code) {
        return Optional.ofNullable(store.findById(code, AreaGroup.class));
    }

    /** Those in use, by code. */
    List<AreaGroup> groups() {
        return store.find(new Query().with(Sort.by("_id")), AreaGroup.class).stream()
                .filter(group -> !group.current().text().retired())
                .toList();
    }

    /** The groups in use, as they are now. */
    public List<NamedAreas> inUse() {
        return groups().stream()
                .map(group -> named(group.code(), group.current().text()))
                .toList();
    }

    /**
     * The groups in use, as they are now, and some of the plans in force, by id.
     *
     * @param plans from which plan on; counted in a circle
     * @param most plans
     */
    public List<NamedAreas> some(long plans, int most) {
        List<NamedAreas> some = new ArrayList<>(inUse());
        long all = plansInForce();
        if (all > 0) {
            store.find(inForce().with(Sort.by("_id")).skip(plans % all).limit(most), PlanScope.class)
                    .forEach(plan -> some.add(plan.named()));
        }
        return some;
    }

    /** What a plan in force is called; its areas are not read. */
    record PlanName(@Id String id, String title) {
        NamedAreas named() {
            return new NamedAreas(PLAN + id, title, title, List.of());
        }
    }

    /** Some of the plans in force, by id. */
    List<PlanName> plans(long offset, int most) {
        Query query = inForce().with(Sort.by("_id")).skip(offset).limit(most);
        query.fields().include("title");
        return store.query(PlanScope.class).as(PlanName.class).matching(query).all();
    }

    long plansInForce() {
        return store.count(inForce(), PlanScope.class);
    }

    private static Query inForce() {
        return Query.query(Criteria.where("closed").is(false));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that code */
    void insert(AreaGroup group) {
        store.insert(group);
    }

    void save(AreaGroup group) {
        store.save(group);
    }
}
