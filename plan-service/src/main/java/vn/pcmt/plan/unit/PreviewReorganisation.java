package vn.pcmt.plan.unit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;

/** Says what a reorganisation would change, before anybody decides it. Nothing is kept. */
@Component
class PreviewReorganisation {
    private final Forecast forecast;
    private final Clock clock;

    PreviewReorganisation(Forecast forecast, Clock clock) {
        this.forecast = forecast;
        this.clock = clock;
    }

    /**
     * What would change.
     *
     * @param atOnce whether it would take effect when decided, so that it could not be undone
     * @param begins units that would begin
     * @param ends units that would cease, with where their figures would lead; nowhere if they are abolished
     * @param renamed units that would bear another name
     * @param redirected units that have ceased already and whose figures would lead elsewhere
     */
    record Preview(boolean atOnce, List<Begins> begins, List<Ends> ends, List<Renamed> renamed, int redirected) {}

    /** @param parent name of the unit directly above, null for the country */
    record Begins(
            String key,
            String name,
            UnitKind kind,
            @Nullable String parent,
            @Nullable Integer population) {}

    record Ends(String key, String name, List<Leads> leads) {}

    /** @param share of the figures, 0 exclusive to 1 */
    record Leads(String key, String name, BigDecimal share) {}

    record Renamed(String key, String before, String after) {}

    /** @throws Refusal {@code reorganisation-refused} with the fields at fault, as when it is decided */
    Preview handle(Reorganisation wanted, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        List<FieldProblem> problems = forecast.problems(wanted);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "reorganisation-refused").withFields(problems);
        }
        UnitsInMemory map = forecast.mapOf(wanted);
        Effects effects = Effects.of(wanted, Effects.moved(wanted, map), map, caller.id(), clock.instant());
        List<Renamed> renamed = wanted.kind() == ReorganisationKind.RENAME
                ? wanted.from().stream()
                        .map(key -> new Renamed(key, name(key, map), wanted.requireName()))
                        .toList()
                : List.of();
        int redirected = Math.toIntExact(effects.touched(wanted, map).stream()
                .filter(unit -> unit.state().validTo() != null)
                .count());
        effects.begins().forEach(map::add);
        return new Preview(
                !wanted.effectiveOn().isAfter(LocalDate.now(clock.withZone(VietnamTime.ZONE))),
                effects.begins().stream().map(unit -> begins(unit.state(), map)).toList(),
                effects.leads().entrySet().stream()
                        .map(end -> new Ends(
                                end.getKey(),
                                name(end.getKey(), map),
                                end.getValue().stream()
                                        .map(to -> new Leads(
                                                to.path().getFirst(),
                                                name(to.path().getFirst(), map),
                                                to.share()))
                                        .toList()))
                        .toList(),
                renamed,
                redirected);
    }

    private static Begins begins(UnitState unit, UnitTree map) {
        String parent = unit.path().size() > 1 ? name(unit.path().get(1), map) : null;
        return new Begins(unit.key(), unit.name(), unit.kind(), parent, unit.population());
    }

    private static String name(String key, UnitTree map) {
        return map.find(key).map(unit -> unit.state().name()).orElse(key);
    }
}
