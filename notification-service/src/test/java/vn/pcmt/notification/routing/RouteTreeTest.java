package vn.pcmt.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.notification.routing.Matcher.Field;
import vn.pcmt.notification.routing.Receiver.Who;

/** By which nodes of a tree something is taken. */
class RouteTreeTest {

    private static final List<String> AREAS = List.of("18859@2025-07-01", "44@2025-07-01", "VN");

    @ParameterizedTest(name = "{0} {1} at level {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            REPORT,  REMINDER,  -,         all-in-charge
            REPORT,  OVERDUE,   -,         late-reports-for-reviewers all-in-charge
            TASK,    OVERDUE,   -,         all-in-charge
            TASK,    ESCALATED, HEAD,      escalated
            REPORT,  ESCALATED, REVIEWER,  escalated-further
            TASK,    ESCALATED, COMMITTEE, escalated-further
            REPORT,  OUTAGE,    -,         outage
            TARGET,  AT_RISK,   -,         for-heads
            EVALUATION, OVERDUE, -,        for-heads
            TARGET,  SUMMARY,   -,         about-many
            """)
    void theTreeToBeginWithTellsWhoItShould(ObligationKind owes, AlertKind kind, @Nullable Level level, String taken) {
        assertThat(taken(RouteTree.builtIn(), owes, kind, level)).isEqualTo(taken);
    }

    @Test
    void theTreeToBeginWithIsValid() {
        assertThat(RouteTree.check(RouteTree.builtIn(), officer -> false)).isEmpty();
    }

    @Test
    void theFirstChildThatMatchesTakesItUnlessItLetsTheNextOnesBeAskedToo() {
        Route tree = node(
                "root",
                false,
                List.of(),
                node("a", true, tasks()),
                node("b", false, tasks()),
                node("c", false, tasks()));

        assertThat(taken(tree, ObligationKind.TASK, AlertKind.OVERDUE, null)).isEqualTo("a b");
        assertThat(taken(tree, ObligationKind.REPORT, AlertKind.OVERDUE, null)).isEqualTo("root");
    }

    @Test
    void aNodeTakesWhatNoneOfItsChildrenTakes() {
        Route inner = node(
                "inner",
                false,
                tasks(),
                node("leaf", false, List.of(new Matcher(Field.KIND, List.of("OVERDUE"), true))));
        Route tree = node("root", false, List.of(), inner);

        assertThat(taken(tree, ObligationKind.TASK, AlertKind.OVERDUE, null)).isEqualTo("inner");
        assertThat(taken(tree, ObligationKind.TASK, AlertKind.REMINDER, null)).isEqualTo("leaf");
    }

    @Test
    void aUnitIsMatchedByEveryAreaItLiesInAndByNoOther() {
        Matter matter = matter(ObligationKind.TASK, AlertKind.OVERDUE, null);

        assertThat(Matcher.of(Field.AREA, "VN").matches(matter, AREAS)).isTrue();
        assertThat(Matcher.of(Field.AREA, "46@2025-07-01").matches(matter, AREAS))
                .isFalse();
        assertThat(Matcher.of(Field.PLAN, "khac").matches(matter, AREAS)).isFalse();
        assertThat(new Matcher(Field.PLAN, List.of("khac"), true).matches(matter, AREAS))
                .isTrue();
    }

    @Test
    void saysWhatIsWrongWithATree() {
        Route wrong = new Route(
                "root",
                tasks(),
                List.of(new Receiver(Who.HEAD, "duyet")),
                new Route.Group(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)),
                false,
                List.of(node("root", false, List.of(Matcher.of(Field.SEVERITY, "LOUD")))));

        assertThat(RouteTree.check(wrong, officer -> true))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(
                        tuple("/matchers", "root-takes-everything"),
                        tuple("/receivers/0/officer", "receiver-officer-unknown"),
                        tuple("/group", "group-times-refused"),
                        tuple("/routes/0/name", "route-name-repeated"),
                        tuple("/routes/0/matchers/0/values", "matcher-value-unknown"));
    }

    private static List<Matcher> tasks() {
        return List.of(Matcher.of(Field.OWES, ObligationKind.TASK));
    }

    private static Route node(String name, boolean goOn, List<Matcher> matchers, Route... routes) {
        return new Route(name, matchers, List.of(Receiver.of(Who.IN_CHARGE)), null, goOn, List.of(routes));
    }

    private static String taken(Route tree, ObligationKind owes, AlertKind kind, @Nullable Level level) {
        Matter matter = matter(owes, kind, level);
        return String.join(
                " ",
                RouteTree.walk(tree, matchers -> matchers.stream().allMatch(matcher -> matcher.matches(matter, AREAS)))
                        .taken()
                        .stream()
                        .map(Route::name)
                        .toList());
    }

    private static Matter matter(ObligationKind owes, AlertKind kind, @Nullable Level level) {
        return new Matter(owes, kind, Severity.WARNING, AREAS.getFirst(), "ke-hoach", null, level);
    }
}
