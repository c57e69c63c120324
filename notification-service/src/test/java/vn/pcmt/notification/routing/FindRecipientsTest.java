package vn.pcmt.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.contract.plan.CommitteeSet;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Who is told about what the ward Đồng Thuận owes, while people come and go. */
@EngineSuite
class FindRecipientsTest {

    private static final String WARD = "18859@2025-07-01";
    private static final String PROVINCE = "44@2025-07-01";
    private static final LocalDate TODAY = LocalDate.ofInstant(ServiceOnStore.SUNDAY_NIGHT, ZoneOffset.ofHours(7));

    private final Directory directory = ServiceOnStore.directory();
    private final FindRecipients recipients = ServiceOnStore.bean(FindRecipients.class);

    @BeforeEach
    void aWardWithItsOfficersAndTheirReviewer() {
        ServiceOnStore.reset();
        directory.apply(Events.commune("18859", "Phường Đồng Thuận"));
        directory.apply(Events.officer("bc-18859", WARD, OfficerRole.COMMUNE_REPORTER));
        directory.apply(Events.officer("ct-18859", WARD, OfficerRole.COMMUNE_HEAD));
        directory.apply(Events.officer("thay-18859", WARD, OfficerRole.OFFICER));
        directory.apply(Events.officer("duyet", PROVINCE, OfficerRole.REVIEWER));
    }

    @Test
    void whoIsThereIsToldInTheirOwnRight() {
        assertThat(told()).containsExactly("bc-18859 OWN_UNIT", "ct-18859 OWN_UNIT");
    }

    @Test
    void whoActsIsToldBesideTheOneWhoIsAway() {
        away("ct-18859", OfficerRole.COMMUNE_HEAD, "thay-18859");

        assertThat(told())
                .containsExactly("bc-18859 OWN_UNIT", "ct-18859 OWN_UNIT away", "thay-18859 OWN_UNIT for ct-18859");
    }

    @Test
    void whoIsToldAnywayIsNotToldAgainAsADeputy() {
        away("ct-18859", OfficerRole.COMMUNE_HEAD, "bc-18859");

        assertThat(told()).containsExactly("bc-18859 OWN_UNIT", "ct-18859 OWN_UNIT away");
    }

    @Test
    void aDeputyOfADeputyIsToldInTheSteadOfTheFirst() {
        directory.apply(Events.officer("pho", PROVINCE, OfficerRole.OFFICER));
        away("ct-18859", OfficerRole.COMMUNE_HEAD, "thay-18859");
        away("thay-18859", OfficerRole.OFFICER, "pho");

        assertThat(told()).containsExactly("bc-18859 OWN_UNIT", "ct-18859 OWN_UNIT away", "pho OWN_UNIT for ct-18859");
    }

    @Test
    void theReviewersAreToldWhereAllAreAwayAndNobodyActs() {
        away("bc-18859", OfficerRole.COMMUNE_REPORTER, "ct-18859");
        away("ct-18859", OfficerRole.COMMUNE_HEAD, "bc-18859");

        assertThat(told())
                .containsExactly("bc-18859 OWN_UNIT away", "ct-18859 OWN_UNIT away", "duyet REVIEWERS_FOR_ABSENCE");
    }

    @Test
    void whoActsForAReviewerIsToldInTheReviewersStead() {
        directory.apply(Events.officer("duyet-2", PROVINCE, OfficerRole.OFFICER));
        away("bc-18859", OfficerRole.COMMUNE_REPORTER, null);
        away("ct-18859", OfficerRole.COMMUNE_HEAD, null);
        away("duyet", OfficerRole.REVIEWER, "duyet-2");

        assertThat(told())
                .containsExactly(
                        "bc-18859 OWN_UNIT away",
                        "ct-18859 OWN_UNIT away",
                        "duyet REVIEWERS_FOR_ABSENCE away",
                        "duyet-2 REVIEWERS_FOR_ABSENCE for duyet");
    }

    @Test
    void theyAreToldForAVacantPostWhereThereIsNobodyAtAll() {
        directory.apply(Events.left("bc-18859", WARD, OfficerRole.COMMUNE_REPORTER));
        directory.apply(Events.left("ct-18859", WARD, OfficerRole.COMMUNE_HEAD));

        assertThat(told()).containsExactly("duyet REVIEWERS_FOR_VACANT_POST");
    }

    @Test
    void leaveThatIsOverOrToComeChangesNothing() {
        directory.apply(Events.onLeave(
                "bc-18859",
                WARD,
                new Leave(TODAY.minusDays(9), TODAY.minusDays(1), "thay-18859"),
                OfficerRole.COMMUNE_REPORTER));
        directory.apply(Events.onLeave(
                "ct-18859",
                WARD,
                new Leave(TODAY.plusDays(1), TODAY.plusDays(9), "thay-18859"),
                OfficerRole.COMMUNE_HEAD));

        assertThat(told()).containsExactly("bc-18859 OWN_UNIT", "ct-18859 OWN_UNIT");
    }

    @Test
    void whoActsForASuccessorsOfficerIsToldAboutTheMergedUnit() {
        directory.apply(Events.merged("18862@2021-01-01", "Phường cũ", WARD));
        away("bc-18859", OfficerRole.COMMUNE_REPORTER, "thay-18859");

        assertThat(toldAbout("18862@2021-01-01"))
                .containsExactly("bc-18859 SUCCESSOR away", "ct-18859 SUCCESSOR", "thay-18859 SUCCESSOR for bc-18859");
    }

    @Test
    void whoLeadsTheSteeringCommitteeOrActsThereIsToldAndTheLeadersWhereThePlanHasNone() {
        directory.apply(Events.officer("chu-tich", PROVINCE, OfficerRole.LEADER));
        directory.apply(Events.officer("pho-ban", PROVINCE, OfficerRole.OFFICER));
        directory.apply(Events.officer("thay-ban", PROVINCE, OfficerRole.OFFICER));
        directory.apply(Events.officer("uy-vien", PROVINCE, OfficerRole.OFFICER));
        CommitteeState committee = new CommitteeState(
                "bcd",
                "ke-hoach",
                CommitteeState.Kind.STEERING_COMMITTEE,
                "Ban Chỉ đạo",
                null,
                null,
                null,
                null,
                null,
                List.of(
                        member("pho-ban", CommitteeState.Role.HEAD, null),
                        member("duyet", CommitteeState.Role.DEPUTY, TODAY.minusDays(1)),
                        member("uy-vien", CommitteeState.Role.MEMBER, null)),
                List.of(new CommitteeState.Acting("pho-ban", "thay-ban", TODAY, TODAY)),
                false);
        directory.apply(new CommitteeSet(1, ServiceOnStore.SUNDAY_NIGHT, "lanhdao", committee));

        assertThat(told(Receiver.Who.COMMITTEE, "ke-hoach", null)).containsExactly("thay-ban COMMITTEE");
        assertThat(told(Receiver.Who.COMMITTEE, "khac", null)).containsExactly("chu-tich LEADER");
    }

    @Test
    void whoAnswersInPersonIsToldAloneAndTheReviewersWhereThatOneHasLeft() {
        assertThat(told(Receiver.Who.IN_CHARGE, null, "thay-18859")).containsExactly("thay-18859 OWNER");
        directory.apply(Events.left("thay-18859", WARD, OfficerRole.OFFICER));

        assertThat(told(Receiver.Who.IN_CHARGE, null, "thay-18859")).containsExactly("duyet REVIEWERS_FOR_VACANT_POST");
    }

    @Test
    void whoIsOnDutyIsToldWhereThereIsNobodyUpToTheProvince() {
        directory.apply(Events.left("bc-18859", WARD, OfficerRole.COMMUNE_REPORTER));
        directory.apply(Events.left("ct-18859", WARD, OfficerRole.COMMUNE_HEAD));
        directory.apply(Events.left("duyet", PROVINCE, OfficerRole.REVIEWER));
        directory.apply(Events.officer("quantri", PROVINCE, OfficerRole.ADMIN));
        assertThat(told()).containsExactly("quantri DUTY");

        directory.apply(Events.officer("chu-tich", PROVINCE, OfficerRole.LEADER));
        assertThat(told()).containsExactly("chu-tich LEADERS_FOR_NOBODY");
    }

    private static CommitteeState.Member member(String officer, CommitteeState.Role role, @Nullable LocalDate to) {
        return new CommitteeState.Member(officer, "Chức danh", null, role, null, to);
    }

    @Test
    void administratorsAreToldOfEventsThatAServiceCouldNotProcess() {
        directory.apply(Events.officer("quantri", PROVINCE, OfficerRole.ADMIN));
        Matter matter =
                new Matter(ObligationKind.DEAD_LETTERS, AlertKind.ASSIGNED, Severity.WARNING, "VN", null, null, null);

        assertThat(recipients.of(matter, List.of(Receiver.IN_PERSON)))
                .extracting(recipient -> recipient.officer().id() + " " + recipient.rule())
                .containsExactly("quantri ADMINISTRATOR");
    }

    private List<String> told(Receiver.Who who, @Nullable String plan, @Nullable String owner) {
        Matter matter = new Matter(ObligationKind.TASK, AlertKind.OVERDUE, Severity.WARNING, WARD, plan, owner, null);
        return recipients.of(matter, List.of(Receiver.of(who))).stream()
                .map(recipient -> recipient.officer().id() + " " + recipient.rule())
                .toList();
    }

    private void away(String officer, OfficerRole role, @Nullable String deputy) {
        String unit = role == OfficerRole.REVIEWER ? PROVINCE : WARD;
        directory.apply(Events.onLeave(officer, unit, new Leave(TODAY, TODAY, deputy), role));
    }

    private List<String> told() {
        return toldAbout(WARD);
    }

    private List<String> toldAbout(String unit) {
        return recipients.of(unit).stream()
                .map(recipient -> recipient.officer().id() + " " + recipient.rule()
                        + (recipient.away() ? " away" : "")
                        + (recipient.actingFor() == null ? "" : " for " + recipient.actingFor()))
                .toList();
    }
}
