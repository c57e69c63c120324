package vn.pcmt.notification.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.notification.routing.Matcher.Field;
import vn.pcmt.notification.routing.Receiver.Who;

/** How a tree of routes is walked, what a valid one is, and the one to begin with. Pure. */
final class RouteTree {

    private static final int DEEPEST = 6;
    private static final int MOST_NODES = 200;

    private RouteTree() {}

    static Way walk(Route root, Predicate<List<Matcher>> holds) {
        Way walk = new Way(new ArrayList<>(), new ArrayList<>());
        ask(root, holds, walk);
        return walk;
    }

    private static boolean ask(Route node, Predicate<List<Matcher>> holds, Way walk) {
        boolean matched = holds.test(node.matchers());
        walk.asked().add(new Way.Asked(node.name(), matched));
        if (!matched) {
            return false;
        }
        boolean taken = false;
        for (Route child : node.routes()) {
            if (ask(child, holds, walk)) {
                taken = true;
                if (!child.goOn()) {
                    break;
                }
            }
        }
        if (!taken) {
            walk.taken().add(node);
        }
        return true;
    }

    /** What is wrong with a tree, by pointer; nothing if it is valid. */
    static List<FieldProblem> check(Route root, Predicate<String> officerIsKnown) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!root.matchers().isEmpty()) {
            problems.add(new FieldProblem("/matchers", "root-takes-everything"));
        }
        Set<String> names = new HashSet<>();
        check(root, "", 1, names, officerIsKnown, problems);
        return problems;
    }

    private static void check(
            Route node,
            String at,
            int depth,
            Set<String> names,
            Predicate<String> officerIsKnown,
            List<FieldProblem> problems) {
        if (!names.add(node.name())) {
            problems.add(new FieldProblem(at + "/name", "route-name-repeated", node.name()));
        }
        if (depth > DEEPEST || names.size() > MOST_NODES) {
            problems.add(new FieldProblem(at, "route-tree-too-large", DEEPEST, MOST_NODES));
            return;
        }
        for (int i = 0; i < node.matchers().size(); i++) {
            if (!node.matchers().get(i).isKnown()) {
                problems.add(new FieldProblem(at + "/matchers/" + i + "/values", "matcher-value-unknown"));
            }
        }
        for (int i = 0; i < node.receivers().size(); i++) {
            Receiver receiver = node.receivers().get(i);
            String officer = receiver.officer();
            if ((receiver.who() == Who.OFFICER) != (officer != null)
                    || officer != null && !officerIsKnown.test(officer)) {
                problems.add(new FieldProblem(at + "/receivers/" + i + "/officer", "receiver-officer-unknown"));
            }
        }
        Route.Group group = node.group();
        if (group != null
                && (group.first().isNegative()
                        || group.interval().isNegative()
                        || group.repeat().compareTo(Duration.ofHours(1)) < 0)) {
            problems.add(new FieldProblem(at + "/group", "group-times-refused"));
        }
        for (int i = 0; i < node.routes().size(); i++) {
            check(node.routes().get(i), at + "/routes/" + i, depth + 1, names, officerIsKnown, problems);
        }
    }

    /**
     * The tree to begin with. Who owes is told of everything; reviewers hear of reports that are late or wait for them, and
     * of what moved in areas, many at a time, and those further up of what was brought before them, many at a time. What is said of a report that waits for review is
     * that it does, repeated while it does; that it is done nobody is told, for thousands may be accepted at once.
     */
    static Route builtIn() {
        Route.Group daily = new Route.Group(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2));
        Route.Group hourly = new Route.Group(Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofDays(2));
        return new Route(
                "in-charge",
                List.of(),
                List.of(Receiver.of(Who.IN_CHARGE)),
                null,
                false,
                List.of(
                        leaf("about-many", List.of(Matcher.of(Field.KIND, AlertKind.SUMMARY)), Who.IN_CHARGE, null),
                        leaf(
                                "escalated-further",
                                List.of(Matcher.of(Field.LEVEL, Level.REVIEWER, Level.COMMITTEE)),
                                Who.AS_ESCALATED,
                                hourly),
                        leaf(
                                "escalated",
                                List.of(Matcher.of(Field.LEVEL, (Object[]) Level.values())),
                                Who.AS_ESCALATED,
                                null),
                        leaf(
                                "waiting-for-review",
                                List.of(
                                        Matcher.of(Field.OWES, ObligationKind.REVIEW),
                                        Matcher.of(Field.KIND, AlertKind.ASSIGNED)),
                                Who.IN_CHARGE,
                                daily),
                        new Route(
                                "review-goes-on",
                                List.of(Matcher.of(Field.OWES, ObligationKind.REVIEW)),
                                List.of(),
                                null,
                                false,
                                List.of()),
                        leaf("outage", List.of(Matcher.of(Field.KIND, AlertKind.OUTAGE)), Who.REVIEWER, null),
                        new Route(
                                "late-reports-for-reviewers",
                                List.of(
                                        Matcher.of(Field.OWES, ObligationKind.REPORT),
                                        Matcher.of(Field.KIND, AlertKind.OVERDUE)),
                                List.of(Receiver.of(Who.REVIEWER)),
                                hourly,
                                true,
                                List.of()),
                        leaf(
                                "for-heads",
                                List.of(Matcher.of(Field.OWES, ObligationKind.EVALUATION, ObligationKind.TARGET)),
                                Who.HEAD,
                                null),
                        leaf(
                                "about-areas",
                                List.of(Matcher.of(Field.OWES, ObligationKind.FIGURE, ObligationKind.COVERAGE)),
                                Who.REVIEWER,
                                hourly),
                        leaf("all-in-charge", List.of(), Who.IN_CHARGE, null)));
    }

    private static Route leaf(String name, List<Matcher> matchers, Who who, Route.@Nullable Group group) {
        return new Route(name, matchers, List.of(Receiver.of(who)), group, false, List.of());
    }
}
