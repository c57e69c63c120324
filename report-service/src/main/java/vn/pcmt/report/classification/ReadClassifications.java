package vn.pcmt.report.classification;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.view.AreaClass;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.classification.Classification.Decided;
import vn.pcmt.report.classification.ProposeClasses.Proposed;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Percent;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Viewed;

/** Answers how the units of an area are classified: what was decided, and apart from it what the figures propose. */
@Component
class ReadClassifications {

    private final Classifications classifications;
    private final ProposeClasses propose;
    private final AreaAccess areas;
    private final Access access;
    private final Sights sights;

    ReadClassifications(
            Classifications classifications, ProposeClasses propose, AreaAccess areas, Access access, Sights sights) {
        this.classifications = classifications;
        this.propose = propose;
        this.areas = areas;
        this.access = access;
        this.sights = sights;
    }

    /**
     * The classification of an area's units for a year.
     *
     * @param decided counts what people decided, and nothing else
     * @param proposed counts what the figures propose, whether decided or not
     * @param units of those that the caller may look at one by one, by name
     */
    record AreaClasses(String area, String name, int year, Tally decided, Tally proposed, Page<Line> units) {}

    /**
     * @param units of commune level at the end of the year
     * @param known how many of them were decided on, or have a proposal
     * @param drugFreeShare of all units, in percent with two decimals; null if there are none
     */
    record Tally(
            int units, int known, int drugFree, @Nullable BigDecimal drugFreeShare, Map<AreaClass, Integer> classes) {}

    /** @param decision the latest; null while nobody decided */
    record Line(
            String unitKey,
            String name,
            Proposed proposed,
            @Nullable Decided decision) {}

    /** @param decisions the first one first */
    record UnitClasses(
            String unitKey, String name, int year, Proposed proposed, List<Decided> decisions, long version) {}

    AreaClasses of(Caller caller, String area, int year, PageRequest page) {
        ReportingPeriod period = DecideClass.period(year);
        Viewed viewed = areas.require(caller, area);
        Sight sight = sights.now();
        Standing standing = viewed.areas(Basis.AS_THEN, sight).apply(period);
        List<Unit> units = sight.units().within(standing.areas()).stream()
                .filter(unit -> unit.kind().isCommuneLevel() && unit.existsOn(period.end()))
                .filter(unit -> Viewed.share(unit, Basis.AS_THEN, standing).signum() > 0)
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::key))
                .toList();
        List<String> keys = units.stream().map(Unit::key).toList();
        Map<String, Classification> decided =
                classifications.of(year, keys).stream().collect(Collectors.toMap(Classification::unitKey, one -> one));
        Map<String, Proposed> proposed = propose.of(year, keys, Map.of());
        List<Line> lines = units.stream()
                .map(unit -> line(unit, proposed.get(unit.key()), decided.get(unit.key())))
                .toList();
        Set<String> own = units.stream()
                .filter(unit -> unit.isWithin(caller.unitKey()))
                .map(Unit::key)
                .collect(Collectors.toSet());
        return new AreaClasses(
                area,
                viewed.name(),
                year,
                decided(lines),
                proposed(lines),
                Page.of(
                        lines.stream()
                                .filter(line -> own.contains(line.unitKey()))
                                .toList(),
                        page));
    }

    private static Line line(Unit unit, @Nullable Proposed proposed, @Nullable Classification decided) {
        if (proposed == null) {
            throw new IllegalStateException("nothing proposed for " + unit.key());
        }
        return new Line(unit.key(), unit.name(), proposed, decided == null ? null : decided.current());
    }

    private static Tally decided(List<Line> lines) {
        Map<AreaClass, Integer> classes = new HashMap<>();
        int known = 0;
        int free = 0;
        for (Line line : lines) {
            Decided decision = line.decision();
            if (decision != null) {
                known++;
                free += decision.drugFree() ? 1 : 0;
                if (decision.areaClass() != null) {
                    classes.merge(decision.areaClass(), 1, Integer::sum);
                }
            }
        }
        return new Tally(lines.size(), known, free, Percent.of(free, lines.size()), classes);
    }

    private static Tally proposed(List<Line> lines) {
        Map<AreaClass, Integer> classes = new HashMap<>();
        int known = 0;
        int free = 0;
        for (Line line : lines) {
            Proposal proposal = line.proposed().proposal();
            known += proposal.drugFree() == null ? 0 : 1;
            free += Boolean.TRUE.equals(proposal.drugFree()) ? 1 : 0;
            if (proposal.areaClass() != null) {
                classes.merge(proposal.areaClass(), 1, Integer::sum);
            }
        }
        return new Tally(lines.size(), known, free, Percent.of(free, lines.size()), classes);
    }

    /** @throws Refusal {@code unit-unknown} or {@code wrong-unit} */
    UnitClasses one(Caller caller, String unitKey, int year, @Nullable Boolean keyRoute) {
        DecideClass.period(year);
        Unit unit = access.requireReader(caller, unitKey);
        Classification decided = classifications.find(unitKey, year).orElseGet(() -> Classification.of(unitKey, year));
        Proposed proposed = propose.of(year, List.of(unitKey), keyRoute == null ? Map.of() : Map.of(unitKey, keyRoute))
                .get(unitKey);
        if (proposed == null) {
            throw new IllegalStateException("nothing proposed for " + unitKey);
        }
        return new UnitClasses(unitKey, unit.name(), year, proposed, decided.decisions(), decided.version());
    }
}
