package vn.pcmt.contract.plan;

import java.time.LocalDate;
import vn.pcmt.contract.Checks;

/**
 * A stretch of a plan in which more is done than otherwise ("cao điểm").
 *
 * @param from first day
 * @param to last day
 */
public record Peak(String name, LocalDate from, LocalDate to) {
    public Peak {
        Checks.text(name, "name");
        Checks.present(from, "from");
        Checks.present(to, "to");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a peak ends before it begins: " + from + " to " + to);
        }
    }
}
