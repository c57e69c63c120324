package vn.pcmt.plan.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of budgets.
 *
 * @param overspending what happens to a booking that takes more than is left
 */
@ConfigurationProperties("pcmt.plan.budget")
record BudgetSettings(@DefaultValue("REFUSE") Overspending overspending) {

    enum Overspending {
        REFUSE,
        /** Booked, and marked as too much. */
        FLAG
    }
}
