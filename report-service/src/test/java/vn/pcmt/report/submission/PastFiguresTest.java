package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.report.OpeningFlag.Source;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.PastFigures.Past;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.unit.Units;

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
    private Units units;

    @Autowired
    private MongoTemplate store;

    @Test
    void areThoseOfTheUnitAndBeforeItExistedTheSumOverItsParts() {
        Unit unit = merged("83001", Map.of("83001", BigDecimal.ONE), Map.of("83001", BigDecimal.ONE));
        reports.addMissing(List.of(
                submitted(id("73001@2021-01-01", "2025-06"), complete().with("GC05", "0.125")),
                submitted(id("63001@2021-01-01", "2025-06"), complete().with("GC05", "2.5")),
                submitted(id("83001@2025-07-01", "2025-07"), complete().with("GC05", "7"))));

        Map<ReportingPeriod, Past> found = past.of(unit, "PCMT-THANG", List.of(JUNE, JULY, AUGUST));

        assertThat(found.keySet()).containsExactly(JUNE, JULY);
        assertThat(found.get(JUNE).values())
                .containsEntry("GC05", number("2.625"))
                .containsEntry("CA01", number("2"));
        assertThat(found.get(JUNE).sources())
                .containsExactlyInAnyOrder(
                        new Source("PCMT-THANG~73001@2021-01-01~2025-06", 1),
                        new Source("PCMT-THANG~63001@2021-01-01~2025-06", 1));
        assertThat(found.get(JULY).values()).containsEntry("GC05", number("7"));
    }

    @Test
    void areUnknownWhileAPartHasNotReported() {
        Unit unit = merged("83002", Map.of("83002", BigDecimal.ONE), Map.of("83002", BigDecimal.ONE));
        reports.addMissing(List.of(
                submitted(id("73002@2021-01-01", "2025-06"), complete()),
                ReportStock.expected(id("63002@2021-01-01", "2025-06"))));

        assertThat(past.of(unit, "PCMT-THANG", List.of(JUNE))).isEmpty();
    }

    @Test
    void areUnknownWhereAPartWasSplit() {
        BigDecimal half = new BigDecimal("0.5");
        Unit unit = merged("83003", Map.of("83003", BigDecimal.ONE), Map.of("83003", half, "83999", half));
        reports.addMissing(List.of(
                submitted(id("73003@2021-01-01", "2025-06"), complete()),
                submitted(id("63003@2021-01-01", "2025-06"), complete())));

        assertThat(past.of(unit, "PCMT-THANG", List.of(JUNE))).isEmpty();
    }

    private Unit merged(String code, Map<String, BigDecimal> first, Map<String, BigDecimal> second) {
        UnitStock.put(
                store,
                SampleUnits.commune(code),
                SampleUnits.oldCommune("7" + code.substring(1), first),
                SampleUnits.oldCommune("6" + code.substring(1), second));
        return units.find(code + "@2025-07-01").orElseThrow();
    }
}
