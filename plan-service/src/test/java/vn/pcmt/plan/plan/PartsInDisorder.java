package vn.pcmt.plan.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;

/** A part of plans for tests: it is in disorder in every plan whose title says so, and hears what happens. */
@Component
class PartsInDisorder implements IssueCheck, CloseCheck {
    static final String UNREADY = "(việc chưa đủ)";
    static final String UNSETTLED = "(việc chưa xong)";

    private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<FieldProblem> problems(PlanFacts plan) {
        return plan.title().contains(UNREADY)
                ? List.of(new FieldProblem("/tasks/1/deadline", "period-reversed", plan.from(), plan.to()))
                : List.of();
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan, ClosingTerms terms) {
        return plan.title().contains(UNSETTLED) && terms.openTasks() == null
                ? List.of(new FieldProblem("/tasks/1", "period-reversed", plan.from(), plan.to()))
                : List.of();
    }

    @EventListener
    void on(PlanPutInForce issued) {
        heard.add(issued);
    }

    @EventListener
    void on(PlanEnded ended) {
        heard.add(ended);
    }

    /** What was said of a plan, in order. */
    List<Object> heardOf(String id) {
        return heard.stream()
                .filter(event -> switch (event) {
                    case PlanPutInForce issued -> issued.plan().id().equals(id);
                    case PlanEnded ended -> ended.plan().id().equals(id);
                    default -> false;
                })
                .toList();
    }
}
