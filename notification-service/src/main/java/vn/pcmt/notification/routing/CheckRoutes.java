package vn.pcmt.notification.routing;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;

/** Refuses a tree of routes that makes no sense, to be set or only to be tried. */
@Component
public class CheckRoutes {

    private final Directory directory;

    CheckRoutes(Directory directory) {
        this.directory = directory;
    }

    /** @throws Refusal {@code routes-refused} with the fields at fault */
    public void require(Route tree) {
        List<FieldProblem> problems = RouteTree.check(
                tree,
                officer -> directory.officer(officer).filter(Officer::active).isPresent());
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "routes-refused").withFields(problems);
        }
    }
}
