package vn.pcmt.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.telling.Province.at;
import static vn.pcmt.notification.telling.Province.told;
import static vn.pcmt.notification.telling.Province.vietnam;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Reports that wait for somebody else: for the head who has to send them, for the reviewer who has to decide on them. */
@EngineSuite
class WaitingReportsTest {

    @Test
    void aReviewerHearsOfSeventyEightReportsThatWaitAtOnceAndOfNoneThatWasAccepted() {
        List<Events.Report> reports = submitted(78, "2026-11-16T08:00:00");

        at("2026-11-16T08:00:00");
        at("2026-11-16T09:00:00");
        assertThat(toReviewer()).containsExactly("SUMMARY");
        Document cause = Province.alerts().getLast().get("cause", Document.class);
        assertThat(cause.get("subject", Document.class).getString("title")).isEqualTo("78/78");
        reports.forEach(report -> ServiceOnStore.apply(report.accepted(vietnam("2026-11-16T10:00:00"))));
        for (String later : List.of("2026-11-16T10:00:00", "2026-11-19T17:00:00", "2026-11-27T17:30:00")) {
            at(later);
        }

        assertThat(toReviewer()).as("nothing more is said of what is done").containsExactly("SUMMARY");
    }

    @Test
    void routesThatDoNotNameReviewsLeaveThemToldTogether() {
        List<Events.Report> reports = submitted(78, "2026-11-16T08:00:00");
        assertThat(reports).hasSize(78);
        setRoutes("[]");

        at("2026-11-16T08:00:00");
        at("2026-11-16T09:00:00");

        assertThat(toReviewer()).containsExactly("SUMMARY");
    }

    @Test
    void routesThatNameReviewsDecideHowTheyAreTold() {
        submitted(3, "2026-11-16T08:00:00");
        setRoutes("""
                [{"name":"duyet","matchers":[{"field":"OWES","values":["REVIEW"],"not":false}],
                  "receivers":[{"who":"IN_CHARGE"}],"goOn":false,"routes":[]}]""");

        at("2026-11-16T08:00:00");

        assertThat(toReviewer()).containsExactly("ASSIGNED", "ASSIGNED", "ASSIGNED");
    }

    private static void setRoutes(String routes) {
        String tree = """
                {"name":"goc","matchers":[],"receivers":[{"who":"IN_CHARGE"}],"goOn":false,"routes":%s}""".formatted(routes);
        ServiceOnStore.mongo()
                .insert(
                        new Document("_id", 2)
                                .append("tree", tree)
                                .append("by", "quantri")
                                .append("at", vietnam("2026-11-15T08:00:00")),
                        "route_versions");
    }

    @Test
    void whatWaitsTooLongIsToldTogetherAndComesBeforeTheLeadersTogether() {
        List<Events.Report> reports = submitted(12, "2026-11-16T08:00:00");
        at("2026-11-16T08:00:00");
        at("2026-11-16T09:00:00");
        assertThat(reviewOf(reports.getFirst()).dueAt()).isEqualTo(vietnam("2026-11-19T17:00:00"));

        at("2026-11-19T17:00:00");
        assertThat(toReviewer()).as("repeated after two working days").containsExactly("SUMMARY", "SUMMARY");
        assertThat(told()).doesNotContain("SUMMARY lanhdao");
        at("2026-11-24T17:00:00");
        at("2026-11-24T17:30:00");
        assertThat(told()).contains("SUMMARY lanhdao").noneMatch(one -> one.startsWith("ESCALATED"));
        int before = told().size();

        reports.forEach(report -> ServiceOnStore.apply(report.accepted(vietnam("2026-11-24T18:00:00"))));
        at("2026-11-24T18:00:00");
        at("2026-11-30T18:00:00");

        assertThat(told()).hasSize(before);
    }

    @Test
    void aReportThatCameInAgainWaitsAgain() {
        Events.Report report = submitted(1, "2026-11-16T08:00:00").getFirst();
        ServiceOnStore.apply(report.returned(vietnam("2026-11-16T09:00:00"), "thiếu mục 2"));
        assertThat(reviewOf(report).state()).isEqualTo(Obligation.State.CLOSED);

        ServiceOnStore.apply(report.submitted(vietnam("2026-11-18T09:00:00")));

        assertThat(reviewOf(report).state()).isEqualTo(Obligation.State.OPEN);
        assertThat(reviewOf(report).dueAt()).isEqualTo(vietnam("2026-11-23T17:00:00"));
    }

    @Test
    void theHeadIsToldWhatWaitsForHimRemindedAndChasedUntilItIsSent() {
        Events.Report report = Province.of(1).reports().getFirst();
        ServiceOnStore.apply(report.proposed(vietnam("2026-11-15T09:00:00"), true));

        at("2026-11-16T06:30:00");
        at("2026-11-16T07:30:00");
        at("2026-11-16T17:00:00");
        at("2026-11-17T17:00:00");
        assertThat(about(report)).containsExactly("ASSIGNED", "REMINDER", "OVERDUE", "OVERDUE");
        assertThat(proposalOf(report).dueAt()).isEqualTo(vietnam("2026-11-16T17:00:00"));
        ServiceOnStore.apply(report.submitted(vietnam("2026-11-17T18:00:00")));
        at("2026-11-17T18:00:00");
        at("2026-11-18T17:00:00");

        assertThat(about(report)).containsExactly("ASSIGNED", "REMINDER", "OVERDUE", "OVERDUE", "CLOSED");
    }

    @Test
    void whatNoLongerWaitsForTheHeadIsNotChased() {
        List<Events.Report> reports = Province.of(3).reports();
        reports.forEach(report -> ServiceOnStore.apply(report.proposed(vietnam("2026-11-15T09:00:00"), true)));

        ServiceOnStore.apply(reports.get(0).proposed(vietnam("2026-11-15T10:00:00"), false));
        ServiceOnStore.apply(reports.get(1).withdrawn(vietnam("2026-11-15T10:00:00"), "unit-not-there"));

        assertThat(reports.subList(0, 2))
                .extracting(report -> proposalOf(report).state())
                .containsOnly(Obligation.State.CLOSED);
        at("2026-11-16T17:00:00");
        assertThat(about(reports.get(0))).isEmpty();
        assertThat(about(reports.get(1))).isEmpty();
        assertThat(about(reports.get(2))).contains("OVERDUE");
    }

    @Test
    void aDeadlineThatIsExtendedIsExtendedForTheHeadToo() {
        Events.Report report = Province.of(1).reports().getFirst();
        ServiceOnStore.apply(report.proposed(vietnam("2026-11-15T09:00:00"), true));

        ServiceOnStore.apply(
                report.extended(vietnam("2026-11-16T09:00:00"), vietnam("2026-11-20T17:00:00"), "Mất điện"));

        assertThat(proposalOf(report).dueAt()).isEqualTo(vietnam("2026-11-20T17:00:00"));
    }

    @Test
    void whatIsProposedAfterTheDeadlineHasUntilTheNextWorkingDay() {
        Events.Report report = Province.of(1).reports().getFirst();

        ServiceOnStore.apply(report.proposed(vietnam("2026-11-20T09:00:00"), true));

        assertThat(proposalOf(report).dueAt()).isEqualTo(vietnam("2026-11-23T17:00:00"));
    }

    private static List<Events.Report> submitted(int communes, String at) {
        List<Events.Report> reports = Province.of(communes).reports();
        ServiceOnStore.at(vietnam(at));
        reports.forEach(report -> ServiceOnStore.apply(report.submitted(vietnam(at))));
        return reports;
    }

    private static Obligation reviewOf(Events.Report report) {
        return owed(ObligationKind.REVIEW, report);
    }

    private static Obligation proposalOf(Events.Report report) {
        return owed(ObligationKind.PROPOSAL, report);
    }

    private static Obligation owed(ObligationKind kind, Events.Report report) {
        return ServiceOnStore.obligations().find(Debt.id(kind, report.id())).orElseThrow();
    }

    private static List<String> toReviewer() {
        return told().stream()
                .filter(one -> one.endsWith(" duyet"))
                .map(one -> one.substring(0, one.indexOf(' ')))
                .toList();
    }

    /** What was said about a report that waits for its head: to the head alone. */
    private static List<String> about(Events.Report report) {
        List<Document> said = Province.alerts().stream()
                .filter(alert -> alert.get("cause", Document.class)
                        .getString("obligation")
                        .equals(Debt.id(ObligationKind.PROPOSAL, report.id())))
                .toList();
        assertThat(said).allMatch(alert -> alert.getString("officer").startsWith("ct-"));
        return said.stream()
                .map(alert -> alert.get("cause", Document.class).getString("kind"))
                .toList();
    }
}
