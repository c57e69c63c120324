package vn.pcmt.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.report.mapping.MappingText.UnitName;
import vn.pcmt.report.unit.UnitStock;

/** The unit that a text means on a day; codes and names are used again by others later. */
class UnitNamesTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 14);
    private static final LocalDate AFTER = LocalDate.of(2025, 8, 14);

    /** The code 19429 was an old commune's, and is one of today's, which was made of another. */
    private final UnitNames names = new UnitNames(
            List.of(UnitStock.today("19429"), UnitStock.old("19429", "19360"), UnitStock.today("19360")),
            List.of(
                    new UnitName("Khe Sanh", "19429@2021-01-01", null, LocalDate.of(2025, 7, 1)),
                    new UnitName("Khe Sanh", "19360@2025-07-01", LocalDate.of(2025, 7, 1), null),
                    new UnitName("Cả hai", "19360@2025-07-01", null, null),
                    new UnitName("Cả hai", "19429@2025-07-01", null, null)));

    @ParameterizedTest
    @ValueSource(strings = {"19429@2025-07-01", "19429", " xã  19429 ", "XÃ 19429", "Xã 19429:"})
    void keyCodeAndNameMeanTheUnitOfTheDay(String text) {
        assertThat(names.find(text, AFTER).unit().key()).isEqualTo("19429@2025-07-01");
    }

    @Test
    void theSameCodeMeansAnotherUnitBeforeTheMerger() {
        assertThat(names.find("19429", BEFORE).unit().key()).isEqualTo("19429@2021-01-01");
        assertThat(names.find("19360", BEFORE).problem()).isEqualTo("unit-unknown");
    }

    @ParameterizedTest
    @CsvSource({"2025-06-30, 19429@2021-01-01", "2025-07-01, 19360@2025-07-01"})
    void aMappingsOwnNamesGoByTheirDays(LocalDate day, String key) {
        assertThat(names.find("khe sanh", day).unit().key()).isEqualTo(key);
    }

    @Test
    void whatMayBeSeveralIsNone() {
        assertThat(names.find("Cả hai", AFTER).unit()).isNull();
        assertThat(names.find("Cả hai", AFTER).problem()).isEqualTo("unit-ambiguous");
        assertThat(names.find("", AFTER).problem()).isEqualTo("unit-unknown");
    }

    @Test
    void aCellFullOfColonsIsReadAtOnce() {
        assertTimeout(Duration.ofSeconds(1), () -> assertThat(
                        names.find(":".repeat(32_000) + "x", AFTER).problem())
                .isEqualTo("unit-unknown"));
    }
}
