package vn.pcmt.plan.unit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.text.Folded;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Lists the units that exist on a day, under the names of that day. */
@Component
class FindUnits {
    private final MongoTemplate mongo;

    FindUnits(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Units by key.
     *
     * @param level null for all levels
     * @param under key of an area they belong to in the tree of their own time, null for any
     * @param text in their name of today or their code, with or without diacritics; null for any
     */
    Page<UnitState> on(
            LocalDate day, @Nullable UnitLevel level, @Nullable String under, @Nullable String text, PageRequest page) {
        Criteria existing = where("state.validFrom")
                .lte(day)
                .orOperator(
                        where("state.validTo").is(null), where("state.validTo").gt(day));
        if (level != null) {
            List<UnitKind> kinds = Arrays.stream(UnitKind.values())
                    .filter(kind -> UnitLevel.of(kind) == level)
                    .toList();
            existing.and("state.kind").in(kinds);
        }
        if (under != null) {
            existing.and("state.path").is(under);
        }
        Query query = new Query(existing);
        String wanted = text == null ? "" : Folded.of(text.strip());
        if (!wanted.isEmpty()) {
            query.with(Sort.by("_id")).fields().include("state");
            List<UnitState> found = mongo.find(query, Named.class, AdministrativeUnit.COLLECTION).stream()
                    .map(Named::state)
                    .filter(unit -> (Folded.of(unit.name()) + " " + unit.code()).contains(wanted))
                    .map(unit -> asOn(day, unit))
                    .toList();
            return Page.of(found, page);
        }
        long total = mongo.count(query, AdministrativeUnit.class);
        query.with(Sort.by("_id")).skip(page.offset()).limit(page.size());
        List<UnitState> items = mongo.find(query, AdministrativeUnit.class).stream()
                .map(unit -> asOn(day, unit.state()))
                .toList();
        return new Page<>(items, page.page(), page.size(), total);
    }

    /** What a search needs of a unit; some thousand of them are looked through, so the rest stays in the store. */
    private record Named(UnitState state) {}

    /** With the name of that day. */
    private static UnitState asOn(LocalDate day, UnitState unit) {
        String name = unit.nameOn(day);
        return name.equals(unit.name())
                ? unit
                : new UnitState(
                        unit.key(),
                        unit.code(),
                        name,
                        unit.kind(),
                        unit.validFrom(),
                        unit.validTo(),
                        unit.border(),
                        unit.population(),
                        unit.latitude(),
                        unit.longitude(),
                        unit.path(),
                        unit.today(),
                        unit.formerNames());
    }
}
