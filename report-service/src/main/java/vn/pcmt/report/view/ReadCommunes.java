package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Shown.FigureLine;

/** Answers what every commune of an area reported in one period, however many they are: of a country, thousands. */
@Component
class ReadCommunes {

    /** The communes of today or of the end of the period, as far as the caller may read them; by name. */
    Shown.Communes of(Caller caller, Viewed viewed, Question question, ReportingPeriod period, Sight sight) {
        LocalDate day = question.basis() == Basis.TODAY ? sight.today() : period.end();
        Set<String> areas = viewed.areas(question.basis(), sight).apply(period).areas();
        List<Unit> communes = sight.units().within(areas).stream()
                .filter(unit -> unit.kind().isCommuneLevel() && unit.existsOn(day))
                .filter(unit -> unit.path().stream().anyMatch(areas::contains))
                .filter(unit -> AreaAccess.mayRead(caller, unit))
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::key))
                .toList();
        Map<String, Map<ReportingPeriod, StoredTotals>> found =
                Viewed.totalsToShow(communes.stream().map(Viewed::of).toList(), question, sight, List.of(period));
        return new Shown.Communes(
                viewed.key(),
                viewed.name(),
                question.template(),
                period,
                question.basis(),
                sight.lagMs(),
                question.indicators().stream().map(Indicator::code).toList(),
                communes.stream()
                        .map(unit -> row(unit, question, period, found.getOrDefault(unit.key(), Map.of()), sight))
                        .toList());
    }

    private static Shown.Row row(
            Unit unit,
            Question question,
            ReportingPeriod period,
            Map<ReportingPeriod, StoredTotals> found,
            Sight sight) {
        StoredTotals totals = found.get(period);
        List<@Nullable BigDecimal> received = new ArrayList<>();
        List<@Nullable BigDecimal> accepted = new ArrayList<>();
        List<Integer> receivedReports = new ArrayList<>();
        List<Integer> acceptedReports = new ArrayList<>();
        for (FigureLine line : ReadTotals.lines(question, period, found)) {
            received.add(line.received());
            accepted.add(line.accepted());
            receivedReports.add(line.receivedReports());
            acceptedReports.add(line.acceptedReports());
        }
        return new Shown.Row(
                unit.key(),
                unit.name(),
                unit.province(),
                Completeness.of(totals, sight.at()),
                ReadTotals.at(totals),
                totals == null ? 0 : totals.estimated(),
                received,
                accepted,
                receivedReports,
                acceptedReports);
    }
}
