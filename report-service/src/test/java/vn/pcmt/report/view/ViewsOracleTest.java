package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.topology.Fixtures;
import vn.pcmt.report.topology.TopologyUnderTest;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.Spanned.Against;

/**
 * Units merge, split, move, are renamed; communes and provinces report, late or not at all, correct and are sent back.
 * Whatever is asked of any area or group, over any span and in either basis, is what the list of reports adds up to.
 */
class ViewsOracleTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final List<String> ENTERED = List.of("GC01", "GC02", "CA01", "CA09", "QL01");
    private static final List<String> ASKED = List.of("GC01", "GC02", "CA01", "CA09", "QL01", "TL01", "TL02");
    private static final Times MONTHS = new Times("2024-01", "2025-12");
    private static final Times WEEKS = new Times("2024-W40", "2025-W28");
    private static final Times DAYS = new Times("2025-05-20", "2025-07-10");

    private final ReadSpans spans = new ReadSpans(null, CATALOGUE, ReportingCalendar.standard());
    private int compared;

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whateverIsAskedIsWhatTheReportsAddUpTo(@ForAll long seed) {
        compare(seed, MONTHS, events -> events);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void soAreTheWeeksOfACampaign(@ForAll long seed) {
        compare(seed, WEEKS, events -> events);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void andItsDays(@ForAll long seed) {
        compare(seed, DAYS, events -> events);
    }

    /** Shows that the property can fail, and that it compares: without the last event of every report views differ. */
    @Example
    void aLostEventWouldBeFound() {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed < 4; seed++) {
                        compare(seed, MONTHS, events -> events.subList(0, events.size() - 1));
                    }
                })
                .isInstanceOf(AssertionError.class);
        compared = 0;
        compare(5, MONTHS, events -> events);
        assertThat(compared).as("indicators looked at").isEqualTo(25 * ASKED.size());
    }

    private interface Telling {
        List<ReportEvent> of(List<ReportEvent> life);
    }

    /** The periods in which is reported, all of one kind. */
    private record Times(ReportingPeriod first, ReportingPeriod last) {
        Times(String first, String last) {
            this(ReportingPeriod.parse(first), ReportingPeriod.parse(last));
        }

        LocalDate day(Random random) {
            return first.start().plusDays(random.nextInt(days()));
        }

        int days() {
            return (int) ChronoUnit.DAYS.between(first.start(), last.end());
        }

        /** A span of whole periods that this kind has. */
        Span.Asked asked(Random random) {
            List<ReportingPeriod> all = first.through(last);
            int from = random.nextInt(all.size());
            String one = all.get(from).toString();
            String to = all.get(from + random.nextInt(all.size() - from)).toString();
            if (first.kind() == PeriodKind.MONTH) {
                return months(random, one, to);
            }
            boolean days = first.kind() == PeriodKind.DAY;
            return switch (random.nextInt(days ? 6 : 4)) {
                case 0 -> Span.asked(first.kind(), null, one, to, null);
                case 1 -> Span.asked(first.kind(), null, all.getFirst().toString(), one, null);
                case 4 -> Span.asked(first.kind(), random.nextBoolean() ? "2025-06" : "2025-07", null, null, null);
                case 5 -> Span.asked(first.kind(), random.nextBoolean() ? "2025-M06" : "2025-W23", null, null, null);
                default -> Span.asked(first.kind(), one, null, null, null);
            };
        }

        private static Span.Asked months(Random random, String from, String to) {
            int part = random.nextInt(12);
            return switch (random.nextInt(8)) {
                case 0 -> Span.asked(PeriodKind.MONTH, null, null, null, to);
                case 1 -> Span.asked(PeriodKind.MONTH, null, from, to, null);
                case 2 -> Span.asked(PeriodKind.MONTH, "2025-Q" + (1 + part % 4), null, null, null);
                case 3 -> Span.asked(PeriodKind.MONTH, "2025-H" + (1 + part % 2), null, null, null);
                case 4 -> Span.asked(PeriodKind.MONTH, "2025-9M", null, null, null);
                case 5 -> Span.asked(PeriodKind.MONTH, "2025", null, null, null);
                default -> Span.asked(PeriodKind.MONTH, from, null, null, null);
            };
        }
    }

    private void compare(long seed, Times times, Telling telling) {
        Random random = new Random(seed);
        UnitWorld world = new UnitWorld();
        List<LocalDate> changes = Stream.generate(() -> times.day(random))
                .limit(5 + random.nextInt(8))
                .sorted()
                .toList();
        changes.forEach(day -> world.change(day, random));
        List<ReportState> reports = new ArrayList<>();
        List<ReportEvent> told = new ArrayList<>();
        for (ReportingPeriod period : times.first().through(times.last())) {
            for (UnitWorld.Node unit : world.all()) {
                boolean province = unit.kind == UnitKind.PROVINCE;
                if (unit.existsOn(period.end())
                        && (unit.kind == UnitKind.COMMUNE && random.nextInt(20) > 0
                                || province && random.nextBoolean())) {
                    List<ReportEvent> life = life(unit.key, period, province, random);
                    reports.add(life.getLast().report());
                    told.addAll(telling.of(life));
                }
            }
        }
        Map<String, StoredTotals> totals = totals(world, told);
        SlowViews slow = new SlowViews(world, reports);
        KnownUnits units = new KnownUnits(world.all().stream()
                .map(node -> UnitStock.known(world.state(node)))
                .toList());
        for (int question = 0; question < 25; question++) {
            ask(random, times, world, slow, units, totals);
        }
    }

    private static Map<String, StoredTotals> totals(UnitWorld world, List<ReportEvent> told) {
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.receives(world.events());
            topology.receives(told);
            return topology.totals().stream()
                    .map(totals -> StoredTotals.of(totals, 1))
                    .collect(Collectors.toMap(StoredTotals::id, one -> one));
        }
    }

    private static List<ReportEvent> life(String unit, ReportingPeriod period, boolean province, Random random) {
        Fixtures.ReportLife report = province
                ? Fixtures.aProvincialReport(unit, period.toString())
                : Fixtures.aReport(unit, period.toString());
        List<ReportEvent> life = new ArrayList<>(List.of(report.expected()));
        // Mostly all of them report, so that ratios of a year can be told, too.
        for (int step = random.nextInt(8); step < 6; step++) {
            ReportStatus status = life.getLast().report().status();
            life.add(
                    switch (status) {
                        case WITHDRAWN -> report.expectedAgain();
                        case EXPECTED ->
                            random.nextInt(30) == 0
                                    ? report.withdrawn()
                                    : report.submitted(values(province, random), timeliness(random));
                        case RETURNED -> report.submitted(values(province, random), timeliness(random));
                        case SUBMITTED, CORRECTED -> random.nextInt(3) > 0 ? report.accepted() : report.returned();
                        case ACCEPTED -> report.corrected(values(province, random));
                    });
        }
        return life;
    }

    private static Timeliness timeliness(Random random) {
        return random.nextBoolean() ? Timeliness.ON_TIME : Timeliness.LATE;
    }

    private static Map<String, BigDecimal> values(boolean province, Random random) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (String code : province ? List.of("GC01", "GC02") : ENTERED) {
            if (random.nextInt(60) > 0) {
                values.put(code, BigDecimal.valueOf(random.nextInt(5000), random.nextInt(3)));
            }
        }
        return values;
    }

    private void ask(
            Random random,
            Times times,
            UnitWorld world,
            SlowViews slow,
            KnownUnits units,
            Map<String, StoredTotals> totals) {
        List<UnitWorld.Node> all = world.all();
        boolean group = random.nextBoolean();
        List<String> members = random.ints(group ? 1 + random.nextInt(4) : 1, 0, all.size())
                .mapToObj(i -> all.get(i).key)
                .distinct()
                .toList();
        Basis basis = random.nextBoolean() ? Basis.TODAY : Basis.AS_THEN;
        Span.Asked asked = times.asked(random);
        // From a fifth of the time on, and up to some time after its end.
        Instant now = times.first()
                .start()
                .plusDays(times.days() / 5 + random.nextInt(times.days()))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Sight sight = new Sight(now, units, ids -> found(totals, ids), null, 0);
        Viewed viewed = new Viewed(
                group ? "group:thu" : members.getFirst(),
                "Thử",
                group ? null : units.find(members.getFirst()).orElseThrow(),
                members);
        Question question = Question.of(CATALOGUE, Fixtures.TEMPLATE, basis, ASKED);

        Spanned.Figures shown =
                spans.figures(viewed, question, asked, List.of(Against.PREVIOUS, Against.LAST_YEAR), null, sight);

        LocalDate today = sight.today();
        List<ReportingPeriod> over = asked.span().periods().stream()
                .filter(period -> period.end().isBefore(today))
                .toList();
        String what = "%s of %s %s over %s to %s at %s"
                .formatted(
                        basis,
                        group ? "group" : "area",
                        members,
                        asked.span().first(),
                        asked.span().last(),
                        now);
        assertThat(shown.coverage()).as(what).isEqualTo(slow.coverage(members, group, basis, over, now));
        List<List<ReportingPeriod>> others = List.of(
                first(asked.before().periods(), asked.span().periods().size(), over.size()),
                first(asked.yearEarlier().periods(), asked.span().periods().size(), over.size()));
        for (Spanned.Line line : shown.figures()) {
            compared++;
            String code = line.indicator();
            same(what + " " + code, line.received(), slow.figure(code, members, group, basis, over, false));
            same(what + " accepted " + code, line.accepted(), slow.figure(code, members, group, basis, over, true));
            for (int i = 0; i < others.size(); i++) {
                Spanned.Compared beside = line.compared().get(i);
                same(
                        what + " " + code + " beside " + beside.with(),
                        beside.received(),
                        slow.figure(code, members, group, basis, others.get(i), false));
                boolean adds = code.equals("GC01") || code.equals("GC02");
                if (adds && others.get(i).size() != over.size()) {
                    assertThat(beside.difference())
                            .as(what + " " + code + ", of spans that differ in length")
                            .isNull();
                } else if (line.received() != null && beside.received() != null) {
                    assertThat(beside.difference())
                            .isEqualByComparingTo(line.received().subtract(beside.received()));
                }
            }
        }
        if (over.size() == 1) {
            oneMonthIsWhatItsTotalsSay(viewed, question, over.getFirst(), sight, shown);
        }
    }

    /** The figures of a single month are made by other code; they must be the same. */
    private static void oneMonthIsWhatItsTotalsSay(
            Viewed viewed, Question question, ReportingPeriod month, Sight sight, Spanned.Figures shown) {
        Map<ReportingPeriod, StoredTotals> found = viewed.totals(question, sight, question.needed(month));
        List<Shown.FigureLine> lines = FigureLines.of(question, found.get(month), found.values());
        for (int i = 0; i < lines.size(); i++) {
            same(
                    lines.get(i).toString(),
                    shown.figures().get(i).received(),
                    lines.get(i).received());
            same(
                    lines.get(i).toString(),
                    shown.figures().get(i).accepted(),
                    lines.get(i).accepted());
        }
    }

    private static void same(String what, @Nullable BigDecimal shown, @Nullable BigDecimal slow) {
        assertThat(shown == null ? null : shown.stripTrailingZeros())
                .as(what)
                .isEqualTo(slow == null ? null : slow.stripTrailingZeros());
    }

    /** All of them once the span is over, else as many as it has by now. */
    private static List<ReportingPeriod> first(List<ReportingPeriod> other, int whole, int over) {
        return over == whole ? other : other.subList(0, Math.min(over, other.size()));
    }

    private static Map<String, StoredTotals> found(Map<String, StoredTotals> totals, Collection<String> ids) {
        return ids.stream().filter(totals::containsKey).collect(Collectors.toMap(id -> id, totals::get));
    }
}
