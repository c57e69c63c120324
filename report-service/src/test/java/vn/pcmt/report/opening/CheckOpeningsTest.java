package vn.pcmt.report.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.ReportStock.accepted;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.OpeningFlag.Source;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitLives;
import vn.pcmt.report.unit.UnitStock;

/** With every figure 1, a period ends with what the next begins with: 1 = 1 − 1 + 1. */
@OnStore
class CheckOpeningsTest {

    private static final AtomicInteger CODES = new AtomicInteger(81000);
    private static final Instant LATER = Instant.parse("2026-03-01T03:00:00Z");

    @Autowired
    private CheckOpenings check;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private BeanFactory service;

    private String code;
    private ReportId august;
    private ReportId september;

    @BeforeEach
    void aCommuneWithTwoPeriods() {
        code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(code));
        august = id(code + "@2025-07-01", "2025-08");
        september = id(code + "@2025-07-01", "2025-09");
    }

    @Test
    void aCorrectionFlagsTheOpeningOfTheNextPeriodAndChangesNothingElseThere() {
        reports.addMissing(List.of(accepted(august, complete()), accepted(september, complete())));
        Report before = reports.find(september).orElseThrow();

        correct(august, complete().with("CA01", "3").with("CA02", "3"));

        Report flagged = reports.find(september).orElseThrow();
        assertThat(flagged.openings())
                .containsExactly(
                        new OpeningFlag("CA01", number("3"), number("1"), List.of(new Source(august.toString(), 2))));
        assertThat(flagged.revisions()).isEqualTo(before.revisions());
        assertThat(flagged.status()).isEqualTo(ReportStatus.ACCEPTED);
        assertThat(flagsToldOf(september)).singleElement().satisfies(event -> {
            assertThat(event.openings()).isEqualTo(flagged.openings());
            assertThat(event.report().status()).isEqualTo(ReportStatus.ACCEPTED);
            assertThat(event.version()).isEqualTo(flagged.outbox().version());
        });
    }

    @Test
    void everyStockWithAnIdentityIsWatched() {
        reports.addMissing(List.of(accepted(august, complete()), accepted(september, complete())));

        correct(august, complete().with("GC11", "5").with("CA01", "2").with("CA09", "7"));

        assertThat(reports.find(september).orElseThrow().openings())
                .extracting(OpeningFlag::indicator)
                .containsExactly("GC11", "CA01", "CA09");
    }

    @Test
    void aResubmissionFlagsLikeACorrection() {
        reports.addMissing(List.of(submitted(august, complete()), submitted(september, complete())));

        change(
                august,
                report -> ReportStock.sendAgain(
                        report,
                        complete().with("CA09", "4"),
                        ReportStock.opened(august).plusSeconds(86_400)));

        assertThat(reports.find(september).orElseThrow().openings())
                .extracting(OpeningFlag::indicator)
                .containsExactly("CA09");
    }

    @Test
    void theFlagGoesWhenTheLaterReportIsCorrectedToFit() {
        reports.addMissing(List.of(accepted(august, complete()), accepted(september, complete())));
        correct(august, complete().with("CA01", "3"));

        correct(september, complete().with("CA01", "3"));

        assertThat(reports.find(september).orElseThrow().openings()).isEmpty();
        assertThat(flagsToldOf(september))
                .extracting(event -> event.openings().size())
                .containsExactly(1, 0);
    }

    @Test
    void theFlagGoesWhenTheEarlierReportIsCorrectedBack() {
        reports.addMissing(List.of(accepted(august, complete()), accepted(september, complete())));
        correct(august, complete().with("CA01", "3"));

        correct(august, complete());

        assertThat(reports.find(september).orElseThrow().openings()).isEmpty();
    }

    @Test
    void aCorrectionOfOtherFiguresFlagsNothing() {
        reports.addMissing(List.of(accepted(august, complete()), accepted(september, complete())));

        correct(august, complete().with("TT02", "300"));

        assertThat(reports.find(september).orElseThrow().openings()).isEmpty();
        assertThat(flagsToldOf(september)).isEmpty();
    }

    @Test
    void anEventThatComesAgainTellsNothingAgain() {
        reports.addMissing(List.of(accepted(august, complete()), accepted(september, complete())));
        correct(august, complete().with("CA01", "3"));

        ReportStock.told(store, List.of(august, september)).forEach(check::on);

        assertThat(flagsToldOf(september)).hasSize(1);
    }

    @Test
    void aReportThatComesInAfterTheCorrectionIsComparedToo() {
        reports.addMissing(List.of(accepted(august, complete().with("CA01", "3"))));
        reports.addMissing(List.of(submitted(september, complete())));
        ReportStock.told(store, List.of(september)).forEach(check::on);

        assertThat(reports.find(september).orElseThrow().openings())
                .extracting(OpeningFlag::indicator)
                .containsExactly("CA01");
    }

    @Test
    void whatIsNotInYetIsNotFlagged() {
        reports.addMissing(List.of(accepted(august, complete()), ReportStock.expected(september)));

        correct(august, complete().with("CA01", "3"));

        assertThat(reports.find(september).orElseThrow().openings()).isEmpty();
    }

    @Test
    void throughAMergerTheSumOfWhatThePartsEndedWithIsExpected() {
        ReportId june1 = part("1", Map.of(code, BigDecimal.ONE));
        ReportId june2 = part("2", Map.of(code, BigDecimal.ONE));
        ReportId july = id(code + "@2025-07-01", "2025-07");
        reports.addMissing(List.of(
                accepted(june1, complete()),
                accepted(june2, complete()),
                accepted(july, complete().with("CA01", "2"))));
        ReportStock.told(store, List.of(june1, june2, july)).forEach(check::on);
        assertThat(reports.find(july).orElseThrow().openings())
                .as("two parts end with 2, and 1 was opening for each other stock")
                .extracting(OpeningFlag::indicator)
                .containsExactly("GC11", "CA09");

        correct(june2, complete().with("CA01", "4"));

        assertThat(reports.find(july).orElseThrow().openings())
                .filteredOn(flag -> flag.indicator().equals("CA01"))
                .containsExactly(new OpeningFlag(
                        "CA01",
                        number("5"),
                        number("2"),
                        List.of(new Source(june1.toString(), 1), new Source(june2.toString(), 2))));
    }

    @Test
    void whileAPartHasNotReportedNothingIsExpected() {
        ReportId june1 = part("3", Map.of(code, BigDecimal.ONE));
        ReportId june2 = part("4", Map.of(code, BigDecimal.ONE));
        ReportId july = id(code + "@2025-07-01", "2025-07");
        reports.addMissing(
                List.of(accepted(june1, complete()), ReportStock.expected(june2), accepted(july, complete())));

        correct(june1, complete().with("CA01", "9"));

        assertThat(reports.find(july).orElseThrow().openings()).isEmpty();
    }

    @Test
    void whatWasSplitIsAnEstimateAndFlagsNothing() {
        ReportId june = part("5", Map.of(code, new BigDecimal("0.5"), "81999", new BigDecimal("0.5")));
        ReportId july = id(code + "@2025-07-01", "2025-07");
        reports.addMissing(List.of(accepted(june, complete()), accepted(july, complete())));

        correct(june, complete().with("CA01", "9"));

        assertThat(reports.find(july).orElseThrow().openings()).isEmpty();
    }

    /** 16 July 2025 to 14 August 2026: a, b → c; then c, d → e. */
    @Test
    void throughOneMergerAfterAnotherWhatFollowsIsFound() {
        LocalDate again = LocalDate.of(2026, 8, 1);
        UnitState a = SampleUnits.oldCommune("1" + code.substring(1), code);
        UnitState b = SampleUnits.oldCommune("2" + code.substring(1), code);
        UnitState e = SampleUnits.since(again, "3" + code.substring(1));
        UnitState c = SampleUnits.split(SampleUnits.commune(code), again, Map.of(e.key(), "1"));
        UnitState d = SampleUnits.split(SampleUnits.commune("4" + code.substring(1)), again, Map.of(e.key(), "1"));
        UnitState other = SampleUnits.split(SampleUnits.commune("5" + code.substring(1)), again, Map.of(e.key(), "1"));
        UnitState ofOther = SampleUnits.oldCommune("6" + code.substring(1), other.code());
        Consumer<UnitEvent> told = UnitLives.projection(service, changed -> {});
        for (UnitState unit : List.of(a, b, ofOther)) {
            told.accept(new UnitReorganised(2, LATER, "quantri", unit, "first", null, unit.validTo()));
            // Today's tree forgets what it became first.
            told.accept(new UnitReorganised(
                    3,
                    LATER,
                    "quantri",
                    SampleUnits.split(unit, unit.validTo(), Map.of(e.key(), "1")),
                    "again",
                    null,
                    again));
        }
        for (UnitState unit : List.of(c, d, other)) {
            told.accept(new UnitReorganised(2, LATER, "quantri", unit, "again", null, again));
        }
        told.accept(new UnitRegistered(1, LATER, "quantri", e));
        ReportId june1 = id(a.key(), "2025-06");
        ReportId june2 = id(b.key(), "2025-06");
        ReportId july = id(c.key(), "2025-07");
        ReportId july2026 = id(c.key(), "2026-07");
        ReportId july2026too = id(d.key(), "2026-07");
        ReportId july2026other = id(other.key(), "2026-07");
        ReportId august2026 = id(e.key(), "2026-08");
        reports.addMissing(Stream.of(june1, june2, july, july2026, july2026too, july2026other, august2026)
                .map(id -> accepted(id, complete()))
                .toList());

        correct(june2, complete().with("CA01", "4"));
        correct(july2026, complete().with("CA01", "7"));

        assertThat(reports.find(july).orElseThrow().openings())
                .filteredOn(flag -> flag.indicator().equals("CA01"))
                .as("what c began with are a and b, and not what else is in e today")
                .containsExactly(new OpeningFlag(
                        "CA01",
                        number("5"),
                        number("1"),
                        List.of(new Source(june1.toString(), 1), new Source(june2.toString(), 2))));
        assertThat(reports.find(august2026).orElseThrow().openings())
                .filteredOn(flag -> flag.indicator().equals("CA01"))
                .extracting(OpeningFlag::expected)
                .containsExactly(number("9"));
    }

    @Test
    void aUnitThatBecomesKnownOnlyLaterIsComparedThen() {
        String old = "9" + code.substring(1);
        ReportId june = id(old + "@2021-01-01", "2025-06");
        ReportId july = id(code + "@2025-07-01", "2025-07");
        reports.addMissing(List.of(accepted(june, complete().with("CA01", "8")), accepted(july, complete())));
        ReportStock.told(store, List.of(june, july)).forEach(check::on);
        assertThat(reports.find(july).orElseThrow().openings()).isEmpty();

        UnitStock.put(store, SampleUnits.oldCommune(old, code));
        check.on(new UnitChanged(old + "@2021-01-01"));

        assertThat(reports.find(july).orElseThrow().openings())
                .extracting(OpeningFlag::indicator)
                .containsExactly("CA01");
    }

    @Test
    void betweenPeriodsThatDoNotTouchNothingIsExpected() {
        ReportId before = id(code + "@2025-07-01", "2025-9M");
        ReportId after = id(code + "@2025-07-01", "2026-9M");
        reports.addMissing(List.of(accepted(before, complete().with("CA01", "8")), accepted(after, complete())));

        ReportStock.told(store, List.of(before, after)).forEach(check::on);

        assertThat(reports.find(after).orElseThrow().openings()).isEmpty();
    }

    private ReportId part(String digit, Map<String, BigDecimal> into) {
        String old = digit + code.substring(1);
        UnitStock.put(store, SampleUnits.oldCommune(old, into));
        return id(old + "@2021-01-01", "2025-06");
    }

    private void correct(ReportId id, Filled filled) {
        change(id, report -> ReportStock.sendAgain(report, filled, LATER));
    }

    private void change(ReportId id, Consumer<Report> change) {
        Report report = reports.find(id).orElseThrow();
        change.accept(report);
        reports.save(report);
        ReportStock.told(store, List.of(id)).forEach(check::on);
    }

    private List<ReportFlagged> flagsToldOf(ReportId id) {
        return ReportStock.told(store, List.of(id)).stream()
                .map(envelope -> envelope.event())
                .filter(ReportFlagged.class::isInstance)
                .map(ReportFlagged.class::cast)
                .toList();
    }
}
