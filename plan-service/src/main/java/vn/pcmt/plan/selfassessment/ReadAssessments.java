package vn.pcmt.plan.selfassessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.selfassessment.Assessment.Status;
import vn.pcmt.plan.unit.UnitDirectory;

/** Reads self-assessments: a commune its own and those of the units it came from, the province all that were handed in. */
@Component
class ReadAssessments {
    private final Assessments assessments;
    private final CriteriaVersions criteria;
    private final PlanDirectory plans;
    private final UnitDirectory units;
    private final MongoTemplate mongo;

    ReadAssessments(
            Assessments assessments,
            CriteriaVersions criteria,
            PlanDirectory plans,
            UnitDirectory units,
            MongoTemplate mongo) {
        this.assessments = assessments;
        this.criteria = criteria;
        this.plans = plans;
        this.units = units;
        this.mongo = mongo;
    }

    /** An assessment and what its scores come to. */
    record Scored(Assessment assessment, Scoring scoring) {}

    /** @throws Refusal {@code assessment-not-found}; {@code forbidden} for that of another commune */
    Scored one(String id, Caller caller) {
        Assessment found = assessments
                .findById(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "assessment-not-found", id));
        String unit = caller.unitKey();
        if (unit == null || !units.isToday(found.unitKey(), unit)) {
            requireProvince(caller);
            if (found.status() == Status.DRAFT) {
                throw new Refusal(Refusal.Kind.NOT_FOUND, "assessment-not-found", id);
            }
        }
        return scored(found);
    }

    /**
     * By year and unit.
     *
     * @param year null for all
     * @param status null for any
     */
    Page<Scored> list(String planId, @Nullable Integer year, @Nullable Status status, Caller caller, PageRequest page) {
        plans.requireReadable(planId, caller);
        org.springframework.data.mongodb.core.query.Criteria wanted =
                where("planId").is(planId);
        if (year != null) {
            wanted.and("year").is(year);
        }
        if (seesAll(caller)) {
            wanted.and("status")
                    .in(
                            status == null
                                    ? Set.of(Status.SUBMITTED, Status.CONFIRMED, Status.RETURNED)
                                    : status == Status.DRAFT ? Set.of() : Set.of(status));
        } else {
            wanted.and("unitKey").in(own(caller));
            if (status != null) {
                wanted.and("status").is(status);
            }
        }
        Query query = new Query(wanted);
        long total = mongo.count(query, Assessment.class);
        query.with(Sort.by("year", "unitKey")).skip(page.offset()).limit(page.size());
        List<Scored> items =
                mongo.find(query, Assessment.class).stream().map(this::scored).toList();
        return new Page<>(items, page.page(), page.size(), total);
    }

    /**
     * How a year stands.
     *
     * @param expected communes in the plan's scope
     * @param good how many are confirmed as "03 tốt"
     * @param ranking the best first, confirmed before submitted; communes without points last
     */
    record Summary(int year, int expected, Map<Status, Integer> counts, int missing, int good, List<Rank> ranking) {}

    /** A commune's place. */
    record Rank(
            String unitKey,
            String unitName,
            @Nullable Status status,
            @Nullable BigDecimal total,
            @Nullable Boolean good) {}

    /** @throws Refusal {@code plan-not-found}; {@code forbidden} for a commune */
    Summary summary(String planId, int year, Caller caller) {
        requireProvince(caller);
        PlanFacts plan = plans.requireReadable(planId, caller);
        Map<String, UnitState> owing = owing(plan, year);
        Map<String, Scored> handedIn = new HashMap<>();
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Assessment assessment : assessments.findByPlanIdAndYear(planId, year)) {
            if (assessment.status() != Status.DRAFT) {
                handedIn.put(assessment.unitKey(), scored(assessment));
                counts.merge(assessment.status(), 1, Integer::sum);
            }
        }
        List<Rank> ranking = new ArrayList<>();
        owing.values().forEach(unit -> ranking.add(rank(unit, handedIn.get(unit.key()))));
        ranking.sort(Comparator.comparing((Rank rank) -> rank.status() != Status.CONFIRMED)
                .thenComparing(rank ->
                        rank.total() == null ? BigDecimal.ONE : rank.total().negate())
                .thenComparing(Rank::unitKey));
        int missing =
                (int) ranking.stream().filter(rank -> rank.status() == null).count();
        int good = (int) ranking.stream()
                .filter(rank -> rank.status() == Status.CONFIRMED && Boolean.TRUE.equals(rank.good()))
                .count();
        return new Summary(year, owing.size(), counts, missing, good, ranking);
    }

    /** Communes of the scope at the year's end; one that had ceased by then stands for what it has become. */
    private Map<String, UnitState> owing(PlanFacts plan, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        Map<String, UnitState> owing = new TreeMap<>();
        Set<String> successors = new HashSet<>();
        for (UnitState unit : units.everWithin(plan.scope())) {
            if (unit.kind().isCommuneLevel() && unit.existsOn(end)) {
                owing.put(unit.key(), unit);
            } else if (unit.kind().isCommuneLevel() && unit.validFrom().isBefore(end)) {
                unit.today().forEach(after -> successors.add(after.path().getFirst()));
            }
        }
        units.findAll(successors).values().stream()
                .filter(unit -> unit.existsOn(end))
                .forEach(unit -> owing.put(unit.key(), unit));
        return owing;
    }

    private static Rank rank(UnitState unit, @Nullable Scored scored) {
        return scored == null
                ? new Rank(unit.key(), unit.name(), null, null, null)
                : new Rank(
                        unit.key(),
                        unit.name(),
                        scored.assessment().status(),
                        scored.scoring().total(),
                        scored.scoring().good());
    }

    private Scored scored(Assessment assessment) {
        Criteria by = criteria.find(assessment.criteria()).orElseThrow().criteria();
        return new Scored(assessment, Scoring.of(by, assessment.scores()));
    }

    /** The caller's unit and those that are it today. */
    private Set<String> own(Caller caller) {
        String unit = caller.unitKey();
        return unit == null ? Set.of() : units.standingFor(unit);
    }

    private static boolean seesAll(Caller caller) {
        return caller.has(OfficerRole.REVIEWER)
                || caller.has(OfficerRole.LEADER)
                || caller.has(OfficerRole.ADMIN)
                || caller.has(OfficerRole.OFFICER)
                || caller.has(OfficerRole.AUDITOR);
    }

    private static void requireProvince(Caller caller) {
        if (!seesAll(caller)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }
}
