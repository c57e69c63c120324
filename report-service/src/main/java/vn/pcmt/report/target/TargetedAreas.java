package vn.pcmt.report.target;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.area.AreaGroups;
import vn.pcmt.report.area.NamedAreas;
import vn.pcmt.report.area.Succession;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Where other features learn for which communes and groups of areas targets are set that are not over. */
@Component
public class TargetedAreas {

    private final MongoOperations store;
    private final MeasuredAreas measured;
    private final AreaGroups groups;
    private final Units units;
    private final Clock clock;

    TargetedAreas(MongoOperations store, MeasuredAreas measured, AreaGroups groups, Units units, Clock clock) {
        this.store = store;
        this.measured = measured;
        this.groups = groups;
        this.units = units;
        this.clock = clock;
    }

    /**
     * That a target is set.
     *
     * @param template code of the form by which it is measured
     * @param indicator its code
     * @param communes for which it is set one by one; empty if it is not
     * @param group as a whole, if that is several areas under a name
     */
    public record Targeted(String template, String indicator, List<Unit> communes, Optional<Group> group) {}

    /**
     * Areas under a name.
     *
     * @param key {@code group:} or {@code plan:} with a code
     * @param areas of today that stand for it, none within another
     */
    public record Group(String key, String name, Set<String> areas) {}

    /** For whom targets are set now. Several areas that bear no name together are left out. */
    public List<Targeted> now() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        List<Targeted> targeted = new ArrayList<>();
        for (WatchedTarget watched :
                store.find(Query.query(Criteria.where("withdrawn").is(false)), WatchedTarget.class)) {
            TargetState target = watched.target();
            if (!ReportingPeriod.parse(target.lastPeriod()).end().isBefore(today)) {
                targeted.add(targeted(target, today));
            }
        }
        return targeted;
    }

    private Targeted targeted(TargetState target, LocalDate today) {
        MeasuredAreas.Areas areas = measured.of(target, today);
        Set<String> single = target.perUnit() ? areas.units() : areas.whole().size() == 1 ? areas.whole() : Set.of();
        return new Targeted(
                Objects.requireNonNull(target.indicator()).template(),
                target.indicator().code(),
                units.find(single).values().stream()
                        .filter(unit -> unit.kind().isCommuneLevel())
                        .toList(),
                areas.whole().size() > 1 ? group(target.planId(), areas.whole(), today) : Optional.empty());
    }

    private Optional<Group> group(String plan, Set<String> areas, LocalDate today) {
        return Stream.concat(groups.find(AreaGroups.PLAN + plan).stream(), groups.inUse().stream())
                .filter(named -> standing(named, today).equals(areas))
                .findFirst()
                .map(named -> new Group(named.key(), named.nameVi(), areas));
    }

    private Set<String> standing(NamedAreas named, LocalDate today) {
        return Succession.of(named.members(), units).on(today).areas();
    }
}
