package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.report.OpeningFlag.Source;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.PastFigures.Found;
import vn.pcmt.report.unit.UnitStock;

@OnStore
class PastFiguresTest {

    private static final ReportingPeriod JUNE = ReportingPeriod.parse("2025-06");
    private static final ReportingPeriod JULY = ReportingPeriod.parse("2025-07");
    private static final ReportingPeriod AUGUST = ReportingPeriod.parse("2025-08");

    @Autowired
    private PastFigures past;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    @Test
    void areThoseOfTheUnitAndBeforeItExistedTheSumOverItsParts() {
        merged("83001", Map.of("83001", BigDecimal.ONE), Map.of("83001", BigDecimal.ONE));
        reports.addMissing(List.of(
                submitted(id("73001@2021-01-01", "2025-06"), complete().with("GC05", "0.125")),
                submitted(id("63001@2021-01-01", "2025-06"), complete().with("GC05", "2.5")),
                submitted(id("83001@2025-07-01", "2025-07"), complete().with("GC05", "7"))));
        ReportId august = id("83001@2025-07-01", "2025-08");

        Found found = past.find(List.of(august), period -> Stream.of(JUNE, JULY, AUGUST));

        assertThat(found.of(august, JUNE)).satisfies(june -> {
            assertThat(june.figures()).containsEntry("GC05", number("2.625")).containsEntry("CA01", number("2"));
            assertThat(june.sources())
                    .containsExactlyInAnyOrder(
                            new Source("PCMT-THANG~73001@2021-01-01~2025-06", 1),
                            new Source("PCMT-THANG~63001@2021-01-01~2025-06", 1));
        });
        assertThat(found.figures(august, JULY)).containsEntry("GC05", number("7"));
        assertThat(found.of(august, AUGUST)).isNull();
        assertThat(found.owed(august, AUGUST)).isFalse();
    }

    @Test
    void areUnknownWhileAPartHasNotReported() {
        merged("83002", Map.of("83002", BigDecimal.ONE), Map.of("83002", BigDecimal.ONE));
        reports.addMissing(List.of(
                submitted(id("73002@2021-01-01", "2025-06"), complete()),
                ReportStock.expected(id("63002@2021-01-01", "2025-06"))));

        assertThat(june("83002")).isNull();
    }

    @Test
    void areUnknownWhereAPartWasSplit() {
        BigDecimal half = new BigDecimal("0.5");
        merged("83003", Map.of("83003", BigDecimal.ONE), Map.of("83003", half, "83999", half));
        reports.addMissing(List.of(
                submitted(id("73003@2021-01-01", "2025-06"), complete()),
                submitted(id("63003@2021-01-01", "2025-06"), complete())));

        assertThat(june("83003")).isNull();
    }

    private PastFigures.Past june(String code) {
        ReportId july = id(code + "@2025-07-01", "2025-07");
        return past.find(List.of(july), period -> Stream.of(period.previous())).of(july, JUNE);
    }

    private void merged(String code, Map<String, BigDecimal> first, Map<String, BigDecimal> second) {
        UnitStock.put(
                store,
                SampleUnits.commune(code),
                SampleUnits.oldCommune("7" + code.substring(1), first),
                SampleUnits.oldCommune("6" + code.substring(1), second));
    }
}
