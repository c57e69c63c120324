package vn.pcmt.contract.totals;

import java.math.BigDecimal;
import vn.pcmt.contract.Checks;

/**
 * The sum of one indicator over the reports of an area and period, exact.
 *
 * @param received sum over all reports received
 * @param receivedReports how many of them gave a value
 * @param accepted sum over the accepted revisions only
 * @param acceptedReports how many of them gave a value
 */
public record Figure(BigDecimal received, int receivedReports, BigDecimal accepted, int acceptedReports) {
    public static final Figure NONE = new Figure(BigDecimal.ZERO, 0, BigDecimal.ZERO, 0);

    public Figure {
        Checks.present(received, "received");
        Checks.present(accepted, "accepted");
    }
}
