package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.pcmt.report.submission.ReportStock.accepted;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitStock;

@OnStore
class ScreenReportTest {

    private static final AtomicInteger CODES = new AtomicInteger(87000);
    private static final Instant LATER = Instant.parse("2026-10-20T03:00:00Z");

    @Autowired
    private ScreenReport screen;

    @Autowired
    private Outliers outliers;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    private String code;
    private ReportId september;

    @BeforeEach
    void aCommune() {
        code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(code));
        september = of("2026-09");
    }

    @Test
    void aReportIsComparedWithThePeriodsBeforeIt() {
        history(3, 8, "20");
        comesIn(september, "90");

        assertThat(found()).singleElement().satisfies(outlier -> {
            assertThat(outlier.kind()).isEqualTo(Outlier.Kind.OWN_HISTORY);
            assertThat(outlier.indicator()).isEqualTo("CA12");
            assertThat(outlier.of()).isEqualTo(6);
            assertThat(outlier.usual()).isEqualByComparingTo("20");
        });
    }

    @Test
    void aReportIsComparedWithTheSamePeriodLastYear() {
        reports.addMissing(List.of(accepted(of("2025-09"), complete().with("CA12", "10"))));
        comesIn(september, "90");

        assertThat(found())
                .extracting(Outlier::kind, Outlier::score)
                .containsExactly(tuple(Outlier.Kind.SEASON, new BigDecimal("9.00")));
    }

    @Test
    void thePastOfAMergedUnitIsThatOfItsParts() {
        String old = "7" + code.substring(1);
        UnitStock.put(store, SampleUnits.oldCommune(old, code));
        ReportId july = of("2025-07");
        for (int month = 1; month <= 6; month++) {
            reports.addMissing(List.of(accepted(
                    id(old + "@2021-01-01", "2025-0" + month), complete().with("CA12", String.valueOf(20 + month)))));
        }
        comesIn(july, "90");

        assertThat(outliers.screenings(List.of(july.toString()))
                        .get(july.toString())
                        .outliers())
                .extracting(Outlier::kind)
                .contains(Outlier.Kind.OWN_HISTORY);
    }

    @Test
    void whenThePastIsCorrectedAWaitingReportIsScreenedAgain() {
        history(3, 8, "20");
        comesIn(september, "90");
        assertThat(found()).isNotEmpty();

        for (int month = 3; month <= 8; month++) {
            Report earlier = reports.find(of("2026-0" + month)).orElseThrow();
            ReportStock.sendAgain(earlier, complete().with("CA12", String.valueOf(80 + month)), LATER);
            reports.save(earlier);
            tell(earlier.id());
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void aNewRevisionIsScreenedAndADecisionEndsIt() {
        history(3, 8, "20");
        comesIn(september, "90");
        Report again = reports.find(september).orElseThrow();
        ReportStock.sendAgain(
                again,
                complete().with("CA12", "21").with("GC01", "3").with("GC09", "3"),
                ReportStock.opened(september).plusSeconds(90_000));
        reports.save(again);
        tell(september);
        assertThat(screening().revision()).isEqualTo(2);
        assertThat(found()).isEmpty();

        Report decided = reports.find(september).orElseThrow();
        decided.accept(2, "duyet", LATER);
        reports.save(decided);
        tell(september);
        assertThat(outliers.screenings(List.of(september.toString()))).isEmpty();
    }

    @Test
    void whenAUnitBecomesKnownItsWaitingReportsAreScreened() {
        String late = "6" + code.substring(1);
        ReportId waiting = id(late + "@2025-07-01", "2026-09");
        reports.addMissing(List.of(submitted(waiting, complete())));

        UnitStock.put(store, SampleUnits.commune(late));
        screen.on(new UnitChanged(late + "@2025-07-01"));

        assertThat(outliers.screenings(List.of(waiting.toString()))).hasSize(1);
    }

    @Test
    void tooManyRoundFiguresAreFound() {
        reports.addMissing(List.of(submitted(
                september,
                complete()
                        .with("CA12", "50")
                        .with("CA13", "10")
                        .with("TT01", "15")
                        .with("TT02", "300")
                        .with("TT03", "20")
                        .with("TT04", "250")
                        .with("QL01", "9000")
                        .with("CA01", "40")
                        .with("CA04", "20")
                        .with("CA05", "10")
                        .with("TH02", "30"))));
        tell(september);

        assertThat(found()).extracting(Outlier::kind).containsExactly(Outlier.Kind.ROUND_FIGURES);
    }

    /** Every sentence names all that it needs to be understood, in both languages, and leaves nothing open. */
    @ParameterizedTest
    @EnumSource(Outlier.Kind.class)
    void everyKindHasASentence(Outlier.Kind kind) {
        boolean section = kind == Outlier.Kind.COPIED_SECTION;
        List<BigDecimal> scores = new ArrayList<>(List.of(new BigDecimal("12.34")));
        if (kind == Outlier.Kind.OWN_HISTORY || kind == Outlier.Kind.PEERS) {
            scores.add(null);
        }
        for (BigDecimal score : scores) {
            Outlier outlier = new Outlier(
                    kind,
                    section ? null : "CA12",
                    section ? "giam-cau" : null,
                    new BigDecimal("1234.5"),
                    new BigDecimal("20.5"),
                    new BigDecimal("1.483"),
                    score,
                    12);
            for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
                assertThat(outliers.sentence("PCMT-THANG", outlier, language))
                        .contains("12")
                        .doesNotContain("{", "null ", "outlier.");
            }
        }
    }

    @Test
    void numbersAreWrittenAsTheReaderWritesThem() {
        Outlier outlier = new Outlier(
                Outlier.Kind.SEASON,
                "CA12",
                null,
                new BigDecimal("12345.5"),
                new BigDecimal("1234"),
                null,
                new BigDecimal("10.00"),
                1);

        assertThat(outliers.sentence("PCMT-THANG", outlier, Locale.of("vi")))
                .isEqualTo(
                        "CA12 Lượt người được xét nghiệm chất ma túy: 12.345,5, bằng 10 lần cùng kỳ năm trước (1.234).");
        assertThat(outliers.sentence("PCMT-THANG", outlier, Locale.ENGLISH))
                .isEqualTo("CA12 Drug tests made: 12,345.5, which is 10 times the figure of the same period last year"
                        + " (1,234).");
    }

    private void history(int first, int last, String tests) {
        reports.addMissing(IntStream.rangeClosed(first, last)
                .mapToObj(month -> accepted(
                        of("2026-0" + month), complete().with("CA12", tests).with("TT01", "" + month)))
                .toList());
    }

    private void comesIn(ReportId id, String tests) {
        reports.addMissing(List.of(
                submitted(id, complete().with("CA12", tests).with("GC01", "3").with("GC09", "3"))));
        tell(id);
    }

    private void tell(ReportId id) {
        ReportStock.told(store, List.of(id)).forEach(screen::on);
    }

    private ReportId of(String period) {
        return id(code + "@2025-07-01", period);
    }

    private Screening screening() {
        return outliers.screenings(List.of(september.toString())).get(september.toString());
    }

    private List<Outlier> found() {
        return screening().outliers();
    }
}
