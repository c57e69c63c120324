package vn.pcmt.report.dhis2;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.dhis2.Analytics.Header;
import vn.pcmt.report.dhis2.Analytics.Item;
import vn.pcmt.report.dhis2.Analytics.Quality;
import vn.pcmt.report.mapping.UnitNames;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.ReadSpans;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Span;
import vn.pcmt.report.view.Spanned;
import vn.pcmt.report.view.Viewed;

/** Answers figures in the form of DHIS2's analytics, for whoever may read the areas. */
@Component
class ReadAnalytics {

    /** Most figures of one answer. */
    private static final int MOST = 50_000;

    private static final String DATA = "dx";
    private static final String PERIOD = "pe";
    private static final String AREA = "ou";
    private static final Map<String, String> COLUMNS =
            Map.of(DATA, "Data", PERIOD, "Period", AREA, "Organisation unit");

    private final Catalogue catalogue;
    private final AreaAccess access;
    private final Units units;
    private final ReadSpans spans;
    private final Sights sights;

    ReadAnalytics(Catalogue catalogue, AreaAccess access, Units units, ReadSpans spans, Sights sights) {
        this.catalogue = catalogue;
        this.access = access;
        this.units = units;
        this.spans = spans;
        this.sights = sights;
    }

    /**
     * @throws Refusal {@code analytics-malformed}, {@code analytics-too-large}, {@code period-malformed},
     *     {@code unit-unknown}, {@code area-forbidden}, {@code template-unknown} or {@code indicator-unknown}
     */
    Analytics of(
            Caller caller, List<String> dimensions, List<String> filters, String template, Basis basis, Locale locale) {
        Map<String, List<String>> columns = read(dimensions);
        Map<String, List<String>> asked = new LinkedHashMap<>(columns);
        read(filters).forEach((name, items) -> {
            if (items.size() != 1 || asked.put(name, items) != null) {
                throw malformed();
            }
        });
        if (!asked.keySet().equals(COLUMNS.keySet())) {
            throw malformed();
        }
        List<String> codes = asked.getOrDefault(DATA, List.of());
        List<String> texts = asked.getOrDefault(PERIOD, List.of());
        List<String> areas = asked.getOrDefault(AREA, List.of());
        if ((long) codes.size() * texts.size() * areas.size() > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "analytics-too-large", MOST);
        }
        Question question = Question.of(catalogue, template, basis, codes);
        PeriodKind form = Question.form(catalogue, template).periods();
        Sight sight = sights.now();
        List<Viewed> viewed = viewed(caller, areas, sight);
        List<List<String>> rows = new ArrayList<>();
        List<Quality> quality = new ArrayList<>();
        Map<String, Item> items = new LinkedHashMap<>();
        question.indicators().forEach(indicator -> items.put(indicator.code(), new Item(name(indicator, locale))));
        for (String text : texts) {
            ReportingPeriod period = IsoPeriods.of(text, form)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.MALFORMED, "period-malformed"));
            Span.Asked span = Span.asked(form, period.toString(), null, null, null);
            items.put(text, new Item(period.toString()));
            List<Spanned.Figures> all = spans.figures(viewed, question, span, List.of(), null, sight);
            for (int i = 0; i < areas.size(); i++) {
                Spanned.Figures figures = all.get(i);
                items.put(areas.get(i), new Item(figures.name()));
                quality.add(quality(areas.get(i), text, figures, basis));
                for (Spanned.Line line : figures.figures()) {
                    if (line.accepted() != null) {
                        rows.add(row(
                                columns.keySet(),
                                Map.of(DATA, line.indicator(), PERIOD, text, AREA, areas.get(i)),
                                line.accepted().toPlainString()));
                    }
                }
            }
        }
        List<Header> headers = new ArrayList<>();
        columns.keySet().forEach(name -> headers.add(Header.of(name, COLUMNS.getOrDefault(name, name))));
        headers.add(Header.value());
        return new Analytics(
                headers,
                new Analytics.MetaData(items, asked),
                rows,
                headers.size(),
                rows.size(),
                headers.size(),
                quality,
                sight.lagMs());
    }

    private static List<String> row(Iterable<String> columns, Map<String, String> values, String figure) {
        List<String> row = new ArrayList<>();
        columns.forEach(column -> row.add(values.getOrDefault(column, "")));
        row.add(figure);
        return row;
    }

    private static Quality quality(String area, String period, Spanned.Figures figures, Basis basis) {
        return new Quality(
                area,
                period,
                figures.coverage().expected(),
                figures.coverage().received(),
                figures.coverage().accepted(),
                figures.estimated() > 0,
                figures.asOf(),
                "/api/v1/areas/" + figures.area() + "/figures/{indicator}/lineage?template=" + figures.template()
                        + "&from=" + figures.time().first() + "&to="
                        + figures.time().last() + "&basis=" + basis);
    }

    /** {@code dx:GC01;CA01}, each dimension once and with something in it. */
    private static Map<String, List<String>> read(List<String> texts) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        for (String text : texts) {
            String[] parts = text.split(":", 2);
            List<String> items = parts.length < 2
                    ? List.of()
                    : List.of(parts[1].split(";")).stream()
                            .filter(item -> !item.isBlank())
                            .distinct()
                            .toList();
            if (items.isEmpty() || !COLUMNS.containsKey(parts[0]) || read.put(parts[0], items) != null) {
                throw malformed();
            }
        }
        return read;
    }

    private List<Viewed> viewed(Caller caller, List<String> areas, Sight sight) {
        UnitNames names = new UnitNames(
                caller.unitKey() == null ? List.of() : units.within(List.of(caller.unitKey())), List.of());
        LocalDate today = LocalDate.ofInstant(sight.at(), VietnamTime.ZONE);
        return areas.stream()
                .map(text -> {
                    Unit unit = names.find(text, today).unit();
                    return access.require(caller, unit == null ? text : unit.key());
                })
                .toList();
    }

    private static String name(Indicator indicator, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? indicator.nameEn() : indicator.nameVi();
    }

    private static Refusal malformed() {
        return new Refusal(Refusal.Kind.MALFORMED, "analytics-malformed");
    }
}
