package vn.pcmt.contract.report;

import java.math.BigDecimal;
import java.util.List;
import vn.pcmt.contract.Checks;

/**
 * A stock of a report that does not go on from where the period before ended.
 *
 * @param indicator code of the closing stock
 * @param expected what the period before ended with; the sum, where units were merged in between
 * @param was the opening that the figures of the report amount to: closing − added + removed
 * @param sources the revisions that what is expected came from when it stopped fitting
 */
public record OpeningFlag(String indicator, BigDecimal expected, BigDecimal was, List<Source> sources) {

    public OpeningFlag {
        Checks.text(indicator, "indicator");
        Checks.present(expected, "expected");
        Checks.present(was, "was");
        sources = List.copyOf(sources);
    }

    /** A revision of a report of the period before. */
    public record Source(String report, int revision) {
        public Source {
            Checks.text(report, "report");
        }
    }

    /** Whether the same stock is off by the same figures, whichever revisions they came from. */
    public boolean saysTheSameAs(OpeningFlag other) {
        return indicator.equals(other.indicator)
                && expected.compareTo(other.expected) == 0
                && was.compareTo(other.was) == 0;
    }
}
