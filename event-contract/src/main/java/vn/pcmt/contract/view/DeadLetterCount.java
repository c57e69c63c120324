package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;

/**
 * The events that wait in a service for an administrator.
 *
 * @param service its name, such as {@code report-service}
 * @param waiting how many there were when this was told; 0 once all are dealt with
 * @param since when the first of them was set aside
 */
public record DeadLetterCount(String service, int waiting, Instant since) {
    public DeadLetterCount {
        Checks.text(service, "service");
        Checks.present(since, "since");
    }

    /** Id of the aggregate: {@code dead-letters~service}. */
    public String id() {
        return "dead-letters~" + service;
    }
}
