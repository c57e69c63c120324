package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a unit reported for the period before. */
@Component
public class PreviousFigures {

    private final ReadBackground background;

    PreviousFigures(ReadBackground background) {
        this.background = background;
    }

    /** @param values of the unit itself, or summed over the units it was made of */
    public record Previous(String period, Map<String, BigDecimal> values) {}

    /**
     * Of the latest revision, accepted or not. In the first period of a merged unit it is the sum over the units it was
     * made of, if all of them had reported. Null if there is none.
     */
    public @Nullable Previous before(ReportId id) {
        Map<String, BigDecimal> values = background.previous(id);
        return values == null ? null : new Previous(id.period().previous().toString(), values);
    }
}
