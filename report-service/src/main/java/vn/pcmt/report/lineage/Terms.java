package vn.pcmt.report.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Formula;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.IndicatorKind;
import vn.pcmt.report.lineage.Lineage.Role;
import vn.pcmt.report.past.ReportThen;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Viewed;

/** The sums that a figure is made of, report by report. */
final class Terms {

    private final Indicator indicator;
    private final Question question;
    private final List<Wanted> wanted;

    /** An entered indicator whose figures of some periods are added. */
    record Wanted(String code, Role role, List<ReportingPeriod> periods) {}

    /** A figure of one report, wherever it counts. */
    record Part(Wanted term, ReportThen report, Unit unit, BigDecimal share) {
        @Nullable
        BigDecimal received() {
            return value(report.received());
        }

        @Nullable
        BigDecimal accepted() {
            return value(report.accepted());
        }

        /** As it was reported. */
        @Nullable
        BigDecimal reported(@Nullable Revision revision) {
            return revision == null ? null : revision.values().get(term.code());
        }

        private @Nullable BigDecimal value(@Nullable Revision revision) {
            BigDecimal value = reported(revision);
            return value == null ? null : value.multiply(share);
        }

        String id() {
            return report.id() + " " + term.code();
        }
    }

    /** @param counted periods of the span whose reports may be in */
    Terms(Indicator indicator, Question question, Catalogue catalogue, List<ReportingPeriod> counted) {
        this.indicator = indicator;
        this.question = question;
        List<Wanted> terms = new ArrayList<>();
        Formula formula = indicator.formula();
        if (counted.isEmpty()) {
            this.wanted = List.of();
            return;
        }
        if (formula == null) {
            terms.add(new Wanted(indicator.code(), Role.SUM, over(indicator.code(), catalogue, counted)));
        } else {
            for (String code : formula.numerator()) {
                terms.add(new Wanted(
                        code,
                        Role.NUMERATOR,
                        over(
                                code,
                                catalogue,
                                formula.yearToDate() ? counted.getLast().yearToDate() : counted)));
            }
            terms.add(new Wanted(
                    formula.denominator(), Role.DENOMINATOR, over(formula.denominator(), catalogue, counted)));
        }
        this.wanted = List.copyOf(terms);
    }

    private static List<ReportingPeriod> over(String code, Catalogue catalogue, List<ReportingPeriod> periods) {
        boolean adds = catalogue
                .indicator(code)
                .filter(part -> part.kind() == IndicatorKind.FLOW)
                .isPresent();
        return adds ? periods : List.of(periods.getLast());
    }

    List<Wanted> all() {
        return wanted;
    }

    Set<ReportingPeriod> periods() {
        Set<ReportingPeriod> periods = new TreeSet<>();
        wanted.forEach(term -> periods.addAll(term.periods()));
        return periods;
    }

    /** Units that may have reported for it, by key. */
    Map<String, Unit> units(Viewed viewed, Sight sight) {
        Function<ReportingPeriod, Standing> areas = viewed.areas(question.basis(), sight);
        Map<String, Unit> units = new TreeMap<>();
        sight
                .units()
                .within(Viewed.keys(periods().stream().map(areas).distinct().toList()))
                .stream()
                .filter(Unit::isReporting)
                .filter(unit -> periods().stream().anyMatch(period -> unit.existsOn(period.end())))
                .forEach(unit -> units.put(unit.key(), unit));
        return units;
    }

    List<ReportId> ids(Collection<String> units) {
        return units.stream()
                .flatMap(unit -> periods().stream().map(period -> new ReportId(question.template(), unit, period)))
                .toList();
    }

    /** What reports give to the terms, in the order of terms, then of reports. */
    List<Part> parts(Viewed viewed, Sight sight, Map<String, Unit> units, List<ReportThen> reports) {
        Function<ReportingPeriod, Standing> areas = viewed.areas(question.basis(), sight);
        List<Part> parts = new ArrayList<>();
        for (Wanted term : wanted) {
            for (ReportThen report : reports) {
                Unit unit = units.get(report.id().unitKey());
                boolean asked = report.level() == ReportingLevel.COMMUNE
                        || question.ofProvinces().contains(term.code());
                if (unit != null && asked && term.periods().contains(report.id().period())) {
                    BigDecimal share = Viewed.share(
                            unit, question.basis(), areas.apply(report.id().period()));
                    if (share.signum() > 0) {
                        parts.add(new Part(term, report, unit, share));
                    }
                }
            }
        }
        return parts;
    }

    /** The sum of one term; null if nothing is in it. */
    static @Nullable BigDecimal sum(Stream<Part> parts, Function<Part, @Nullable BigDecimal> side) {
        return parts.map(side)
                .filter(value -> value != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    static @Nullable BigDecimal sum(List<Part> parts, Wanted term, Function<Part, @Nullable BigDecimal> side) {
        return sum(parts.stream().filter(part -> part.term().equals(term)), side);
    }

    /** The figure made of the sums. */
    @Nullable
    BigDecimal figure(Function<Wanted, @Nullable BigDecimal> sums) {
        Formula formula = indicator.formula();
        if (wanted.isEmpty()) {
            return null;
        }
        if (formula == null) {
            return sums.apply(wanted.getFirst());
        }
        return formula.percent(
                code -> sums.apply(wanted.stream()
                        .filter(term ->
                                term.role() == Role.NUMERATOR && term.code().equals(code))
                        .findFirst()
                        .orElseThrow()),
                sums.apply(wanted.getLast()),
                indicator.decimals());
    }

    /** How the figure is made of the sums, with the numbers: {@code 100 × (3 + 4) ÷ 9000 = 0.0778}. */
    @Nullable
    String arithmetic(Function<Wanted, @Nullable BigDecimal> sums) {
        BigDecimal figure = figure(sums);
        if (figure == null) {
            return null;
        }
        if (indicator.formula() == null) {
            return "Σ = " + text(figure);
        }
        String above = wanted.stream()
                .filter(term -> term.role() == Role.NUMERATOR)
                .map(sums)
                .map(sum -> sum == null ? "–" : text(sum))
                .collect(Collectors.joining(" + ", "(", ")"));
        BigDecimal below = sums.apply(wanted.getLast());
        return "100 × " + above + " ÷ " + (below == null ? "–" : text(below)) + " = " + text(figure);
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
