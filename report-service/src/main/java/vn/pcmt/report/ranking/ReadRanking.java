package vn.pcmt.report.ranking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Direction;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.outlier.Outliers;
import vn.pcmt.report.ranking.Ranking.Better;
import vn.pcmt.report.ranking.Standings.Competitor;
import vn.pcmt.report.ranking.Standings.Peers;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Percent;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.ReadSpans;
import vn.pcmt.report.view.Shown;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Span;
import vn.pcmt.report.view.Spanned;
import vn.pcmt.report.view.Spanned.Against;
import vn.pcmt.report.view.Viewed;

/**
 * Answers how communes stand among their peers: by accepted figures in the tree of today. All communes of the area are
 * ranked; each is shown to whoever may look at its figures.
 */
@Component
@EnableConfigurationProperties(RankingSettings.class)
public class ReadRanking {

    private static final MathContext PER_THOUSAND = new MathContext(12, RoundingMode.HALF_UP);
    /** Most totals of communes that one answer is made of: half a year of all communes of the country. */
    private static final int MOST = 40_000;

    private final AreaAccess areas;
    private final Access access;
    private final ReadSpans spans;
    private final Reports reports;
    private final Catalogue catalogue;
    private final Outliers outliers;
    private final RankingSettings settings;
    private final MessageSource messages;

    ReadRanking(
            AreaAccess areas,
            Access access,
            ReadSpans spans,
            Reports reports,
            Catalogue catalogue,
            Outliers outliers,
            RankingSettings settings,
            MessageSource messages) {
        this.areas = areas;
        this.access = access;
        this.spans = spans;
        this.reports = reports;
        this.catalogue = catalogue;
        this.outliers = outliers;
        this.settings = settings;
        this.messages = messages;
    }

    /** What one commune gave to the ranking. */
    private record Taken(Unit unit, Competitor competitor, Spanned.Figures figures) {}

    /** @throws Refusal {@code ranking-too-large} and those of the views */
    public Ranking of(Caller caller, String area, String template, Span.Asked asked, PageRequest page, Sight sight) {
        Viewed viewed = areas.require(caller, area);
        List<Unit> communes = communes(viewed, asked, sight);
        requireFew(communes, List.of(asked), sight);
        Map<String, Taken> taken = taken(communes, template, asked, sight);
        List<Standings.Standing> standings = standings(taken);
        List<Standings.Standing> own = standings.stream()
                .filter(one -> unit(taken, one).isWithin(caller.unitKey()))
                .toList();
        Page<Standings.Standing> some = Page.of(own, page);
        List<ReportingPeriod> counted = spans.counted(asked.span(), sight);
        Map<String, List<Report>> sent = sent(some.items(), template, counted);
        return new Ranking(
                area,
                viewed.name(),
                template,
                Spanned.Time.of(asked.span(), counted),
                taken.values().stream()
                        .flatMap(one -> Optional.ofNullable(one.figures().asOf()).stream())
                        .max(Instant::compareTo)
                        .orElse(null),
                sight.lagMs(),
                formula(),
                new Page<>(
                        some.items().stream()
                                .map(one -> new Ranking.Line(
                                        unit(taken, one).name(),
                                        one,
                                        coverage(taken, one),
                                        new Gaming(settings, outliers::roundFigures)
                                                .in(sent.getOrDefault(one.unit(), List.of()))))
                                .toList(),
                        some.page(),
                        some.size(),
                        some.total()));
    }

    /**
     * The rank of a commune in each of the latest periods.
     *
     * @param area among whose communes
     * @throws Refusal {@code ranking-too-large}, {@code unit-unknown} or {@code wrong-unit}
     */
    Ranking.History history(
            Caller caller, String area, String unitKey, String template, List<Span.Asked> periods, Sight sight) {
        Viewed viewed = areas.require(caller, area);
        Unit unit = access.requireReader(caller, unitKey);
        List<Unit> communes = communes(viewed, periods.getLast(), sight);
        requireFew(communes, periods, sight);
        List<Ranking.Past> past = new ArrayList<>();
        for (Span.Asked asked : periods) {
            standings(taken(communes, template, asked, sight)).stream()
                    .filter(one -> one.unit().equals(unitKey))
                    .findFirst()
                    .ifPresent(one -> past.add(new Ranking.Past(asked.span().last(), one)));
        }
        return new Ranking.History(unitKey, unit.name(), template, past);
    }

    private List<Standings.Standing> standings(Map<String, Taken> taken) {
        return new Standings(settings)
                .of(taken.values().stream().map(Taken::competitor).toList());
    }

    private static Unit unit(Map<String, Taken> taken, Standings.Standing one) {
        return of(taken, one).unit();
    }

    private static Shown.Completeness coverage(Map<String, Taken> taken, Standings.Standing one) {
        return of(taken, one).figures().coverage();
    }

    private static Taken of(Map<String, Taken> taken, Standings.Standing one) {
        Taken found = taken.get(one.unit());
        if (found == null) {
            throw new IllegalStateException("nothing known of " + one.unit());
        }
        return found;
    }

    /** Communes of today in an area, whatever the period. */
    private static List<Unit> communes(Viewed viewed, Span.Asked asked, Sight sight) {
        Standing standing = viewed.areas(Basis.TODAY, sight).apply(asked.span().last());
        return sight.units().within(standing.areas()).stream()
                .filter(unit -> unit.kind().isCommuneLevel() && unit.validTo() == null)
                .filter(unit -> Viewed.share(unit, Basis.TODAY, standing).signum() > 0)
                .toList();
    }

    /** @throws Refusal {@code ranking-too-large}, before any total is read */
    private void requireFew(List<Unit> communes, List<Span.Asked> spanned, Sight sight) {
        long periods = spanned.stream()
                .mapToLong(asked -> spans.counted(asked.span(), sight).size())
                .sum();
        // Each is compared with the year before.
        long totals = 2 * periods * communes.size();
        if (totals > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "ranking-too-large", totals, MOST);
        }
    }

    private Map<String, Taken> taken(List<Unit> communes, String template, Span.Asked asked, Sight sight) {
        Question question = Question.of(
                catalogue,
                template,
                Basis.TODAY,
                counted().stream().map(Indicator::code).toList());
        List<Spanned.Figures> figures = spans.figures(
                communes.stream().map(Viewed::of).toList(), question, asked, List.of(Against.LAST_YEAR), null, sight);
        Map<String, Taken> taken = new HashMap<>();
        for (int i = 0; i < communes.size(); i++) {
            Unit unit = communes.get(i);
            taken.put(unit.key(), new Taken(unit, competitor(unit, figures.get(i)), figures.get(i)));
        }
        return taken;
    }

    private Competitor competitor(Unit unit, Spanned.Figures figures) {
        Map<String, BigDecimal> results = new HashMap<>();
        Map<String, BigDecimal> changes = new HashMap<>();
        Map<String, Spanned.Line> lines =
                figures.figures().stream().collect(Collectors.toMap(Spanned.Line::indicator, line -> line));
        for (Indicator indicator : counted()) {
            Spanned.Line line = lines.get(indicator.code());
            if (line != null && line.reports().accepted() == line.reports().expected()) {
                BigDecimal sign = better(indicator) == Better.MORE ? BigDecimal.ONE : BigDecimal.ONE.negate();
                BigDecimal accepted = perThousand(line.accepted(), unit);
                if (accepted != null) {
                    results.put(indicator.code(), accepted.multiply(sign));
                }
                Spanned.Compared beside = line.compared().getFirst();
                BigDecimal change = perThousand(beside.acceptedDifference(), unit);
                if (change != null
                        && beside.reports().accepted() == beside.reports().expected()) {
                    changes.put(indicator.code(), change.multiply(sign));
                }
            }
        }
        Integer population = unit.population();
        return new Competitor(
                unit.key(),
                new Peers(
                        unit.kind() == UnitKind.WARD ? "WARD" : "COMMUNE",
                        unit.border(),
                        population == null
                                ? null
                                : (int) settings.bands().stream()
                                        .filter(least -> population >= least)
                                        .count()),
                results,
                changes,
                quality(figures.coverage()));
    }

    private static @Nullable BigDecimal perThousand(@Nullable BigDecimal figure, Unit unit) {
        Integer population = unit.population();
        return figure == null || population == null || population == 0
                ? null
                : figure.movePointRight(3).divide(BigDecimal.valueOf(population), PER_THOUSAND);
    }

    /** Half of it for coming in time, half for being accepted. */
    private static @Nullable BigDecimal quality(Shown.Completeness coverage) {
        return Percent.of(coverage.onTime() + (long) coverage.accepted(), 2L * coverage.expected());
    }

    /** What is neither good nor bad when it grows has no place in a ranking. */
    private List<Indicator> counted() {
        return settings.indicators().stream()
                .flatMap(code -> catalogue.indicator(code).stream())
                .filter(indicator -> indicator.direction() == Direction.UP || indicator.direction() == Direction.DOWN)
                .toList();
    }

    private static Better better(Indicator indicator) {
        return indicator.direction() == Direction.UP ? Better.MORE : Better.LESS;
    }

    private Ranking.Formula formula() {
        return new Ranking.Formula(
                messages.getMessage("ranking.formula", null, LocaleContextHolder.getLocale()),
                settings.result(),
                settings.progress(),
                settings.quality(),
                counted().stream()
                        .map(indicator -> new Ranking.Counted(indicator.code(), better(indicator)))
                        .toList(),
                settings.bands());
    }

    private Map<String, List<Report>> sent(
            List<Standings.Standing> standings, String template, List<ReportingPeriod> periods) {
        List<ReportId> ids = standings.stream()
                .flatMap(one -> periods.stream().map(period -> new ReportId(template, one.unit(), period)))
                .toList();
        return reports.find(ids).stream().collect(Collectors.groupingBy(Report::unitKey));
    }
}
