package vn.pcmt.plan.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.text.Folded;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.unit.UnitDirectory;

/** Finds the plans that a caller may read. */
@Component
class FindPlans {
    private static final Sort LATEST_FIRST =
            Sort.by(Sort.Direction.DESC, "issue.at").and(Sort.by("_id"));

    private final MongoTemplate mongo;
    private final Plans plans;
    private final UnitDirectory units;

    FindPlans(MongoTemplate mongo, Plans plans, UnitDirectory units) {
        this.mongo = mongo;
        this.plans = plans;
        this.units = units;
    }

    /**
     * What to look for; null where it does not matter.
     *
     * @param parent id of the plan they stand directly under
     * @param template id of the plan template they were made from
     * @param unit key named by their scope
     * @param covering key of a unit that they are for: it, what it was before, or an area above is named by their scope
     * @param year in which they run, open ends included
     * @param agency part of the name of who issues or leads them, with or without diacritics
     * @param text in their title or the number of their document or of an amendment, with or without diacritics
     */
    record Wanted(
            @Nullable PlanKind kind,
            @Nullable PlanStatus status,
            @Nullable String parent,
            @Nullable String template,
            @Nullable String unit,
            @Nullable String covering,
            @Nullable Integer year,
            @Nullable String agency,
            @Nullable String text) {

        /** All that stand directly under a plan. */
        static Wanted under(String parent) {
            return new Wanted(null, null, parent, null, null, null, null, null, null);
        }
    }

    /** A plan by its id. */
    Plan one(String id, Caller caller) {
        return plans.findById(id)
                .filter(found -> found.status() != PlanStatus.DRAFT || PlanDirectory.readsDrafts(caller))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "plan-not-found", id));
    }

    /** Plans, the one issued last first and drafts at the end. */
    Page<Plan> list(Wanted wanted, Caller caller, PageRequest page) {
        Criteria criteria = new Criteria();
        if (wanted.kind() != null) {
            criteria.and("text.kind").is(wanted.kind());
        }
        if (wanted.parent() != null) {
            criteria.and("text.parent").is(wanted.parent());
        }
        if (wanted.template() != null) {
            criteria.and("origin.template").is(wanted.template());
        }
        if (wanted.unit() != null) {
            criteria.and("text.scope").is(wanted.unit());
        }
        if (wanted.status() == PlanStatus.DRAFT && !PlanDirectory.readsDrafts(caller)) {
            return new Page<>(List.of(), page.page(), page.size(), 0);
        }
        if (wanted.status() == null && !PlanDirectory.readsDrafts(caller)) {
            criteria.and("issue").ne(null);
        }

        List<Criteria> also = new ArrayList<>();
        if (wanted.year() != null) {
            LocalDate first = LocalDate.of(wanted.year(), 1, 1);
            also.add(new Criteria()
                    .orOperator(
                            where("text.from").is(null),
                            where("text.from").lte(first.withMonth(12).withDayOfMonth(31))));
            also.add(new Criteria()
                    .orOperator(where("text.to").is(null), where("text.to").gte(first)));
        }
        if (wanted.covering() != null) {
            also.add(where("text.scope").in(around(wanted.covering())));
        }
        if (wanted.status() != null) {
            also.addAll(List.of(status(wanted.status())));
        }
        if (!also.isEmpty()) {
            criteria.andOperator(also);
        }
        Query query = new Query(criteria).with(LATEST_FIRST);
        String text = folded(wanted.text());
        String agency = folded(wanted.agency());
        if (!text.isEmpty() || !agency.isEmpty()) {
            return Page.of(
                    mongo.find(query, Plan.class).stream()
                            .filter(plan -> searchable(plan).contains(text)
                                    && agencies(plan).contains(agency))
                            .toList(),
                    page);
        }
        long total = mongo.count(query, Plan.class);
        query.skip(page.offset()).limit(page.size());
        return new Page<>(mongo.find(query, Plan.class), page.page(), page.size(), total);
    }

    /** As {@link Folded#of} folds it. A province has some hundreds of plans: they are looked through, not indexed. */
    private static String searchable(Plan plan) {
        StringBuilder words = new StringBuilder(plan.text().title());
        Stream.concat(
                        Stream.of(plan.text().documentNumber()),
                        plan.amendments().stream().map(Plan.Amendment::documentNumber))
                .filter(Objects::nonNull)
                .forEach(number -> words.append('\n').append(number));
        return Folded.of(words.toString());
    }

    private static String agencies(Plan plan) {
        BodyText lead = plan.text().lead();
        return folded(plan.text().issuer()) + "\n" + folded(lead == null ? null : lead.name());
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : Folded.of(text.strip());
    }

    /** The unit, what it was before, and all areas that either lies or lay in. */
    private Set<String> around(String unit) {
        return units.everWithin(List.of(unit)).stream()
                .flatMap(one -> Stream.concat(
                        one.path().stream(), one.today().stream().flatMap(place -> place.path().stream())))
                .collect(Collectors.toSet());
    }

    private static Criteria[] status(PlanStatus status) {
        return switch (status) {
            case DRAFT -> new Criteria[] {where("issue").is(null)};
            case ISSUED ->
                new Criteria[] {where("issue").ne(null), where("issue.closing").is(null)};
            case CLOSED -> new Criteria[] {where("issue.closing").ne(null)};
        };
    }
}
