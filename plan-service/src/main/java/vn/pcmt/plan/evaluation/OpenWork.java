package vn.pcmt.plan.evaluation;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.plan.evaluation.Outcome.OpenObstacle;
import vn.pcmt.plan.evaluation.Outcome.OpenTask;

/** What of a plan is left to do. */
@Component
class OpenWork {

    List<OpenTask> tasks(String planId) {
        return List.of();
    }

    List<OpenObstacle> obstacles(String planId) {
        return List.of();
    }
}
