package vn.pcmt.report.dhis2;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What DHIS2's clients send, as far as it means something here; the rest is left alone, as DHIS2 does.
 *
 * @param dataSet code of a template; null for the monthly report
 * @param period of all values that do not say theirs
 * @param orgUnit of all values that do not say theirs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(example = """
        {"dataSet": "PCMT-THANG", "period": "202508", "orgUnit": "19429",
         "dataValues": [{"dataElement": "GC01", "value": "2"}, {"dataElement": "CA01", "value": "39"}]}
        """)
record DataValueSet(
        @Nullable String dataSet,
        @Nullable String period,
        @Nullable String orgUnit,
        List<DataValue> dataValues) {
    DataValueSet {
        dataValues = Objects.requireNonNullElse(dataValues, List.<DataValue>of()).stream()
                .map(value -> Objects.requireNonNullElse(value, DataValue.NONE))
                .toList();
    }

    /**
     * One figure.
     *
     * @param dataElement code of an indicator
     * @param orgUnit key, code or name of a unit
     * @param value the number as text, or a number
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataValue(
            @Nullable String dataElement,
            @Nullable String period,
            @Nullable String orgUnit,
            @Nullable String value) {

        private static final DataValue NONE = new DataValue(null, null, null, null);
    }
}
