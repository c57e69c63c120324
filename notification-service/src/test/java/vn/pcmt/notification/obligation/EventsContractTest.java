package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportProposed;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.directory.Directory;

/** This service reads the events of units, officers and reports as agreed, and tells of alerts as agreed. */
@EngineSuite
class EventsContractTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String REPORT = "PCMT-THANG~" + UNIT + "~2025-08";
    private static final Instant TOLD_AT = Instant.parse("2025-08-19T02:00:01Z");

    private final Directory directory = ServiceOnStore.directory();
    private final Obligations obligations = ServiceOnStore.obligations();

    @BeforeEach
    void atTheTimeOfTheReturn() {
        ServiceOnStore.reset();
        ServiceOnStore.at(TOLD_AT);
    }

    @Test
    void readsUnits() {
        directory.apply(GoldenEvents.event(UnitRegistered.class));
        directory.apply(GoldenEvents.event(UnitAmended.class));
        directory.apply(GoldenEvents.event(UnitReorganised.class));

        assertThat(directory.unit("18883@2021-01-01").orElseThrow().successors())
                .containsExactly(UNIT);
        assertThat(directory.within("44@2025-07-01")).contains("18883@2021-01-01");
    }

    @Test
    void readsOfficers() {
        directory.apply(GoldenEvents.event(OfficerRegistered.class));
        directory.apply(GoldenEvents.event(OfficerAmended.class));
        assertThat(directory.officer("bc-18859").orElseThrow().active()).isTrue();
        directory.apply(GoldenEvents.event(OfficerLeft.class));
        assertThat(directory.officer("bc-18859").orElseThrow().active()).isFalse();
    }

    @Test
    void readsReports() {
        ServiceOnStore.apply(GoldenEvents.event(ReportExpected.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportProposed.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportExtended.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportSubmitted.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportCorrected.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportAccepted.class));

        assertThat(obligations.find(REPORT).orElseThrow().unitKey()).isEqualTo(UNIT);
    }

    @Test
    void tellsTheOwnerOfAReportThatItsOpeningsDoNotFit() {
        directory.apply(GoldenEvents.event(UnitRegistered.class));
        directory.apply(GoldenEvents.event(OfficerRegistered.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportFlagged.class));
        ServiceOnStore.decideWhatIsDue();

        assertThat(ServiceOnStore.bean(Alerts.class).find("PCMT-THANG~" + UNIT + "~2025-09~FLAGGED~v4~bc-18859"))
                .hasValueSatisfying(alert -> assertThat(alert.cause().reason()).isEqualTo("CA01"));
    }

    @Test
    void tellsThatAnAlertWasRaisedAndDeliveredAsAgreed() {
        directory.apply(GoldenEvents.event(UnitRegistered.class));
        directory.apply(GoldenEvents.event(OfficerRegistered.class));
        ServiceOnStore.apply(GoldenEvents.event(ReportReturned.class));
        ServiceOnStore.decideWhatIsDue();

        String id = REPORT + "~RETURNED~v3~bc-18859";
        assertThat(ServiceOnStore.bean(Alerts.class).find(id)).isPresent();
        List<JsonNode> told = pendingOf(id);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isEqualTo(golden("alert.raised.v1"));
        assertThat(told.get(1).propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        golden("alert.delivered.v1").propertyNames());
    }

    private static List<JsonNode> pendingOf(String id) {
        Document stored = ServiceOnStore.mongo()
                .getCollection("alerts")
                .find(new Document("_id", id))
                .first();
        assertThat(stored).isNotNull();
        return stored.get("outbox", Document.class).getList("pending", Document.class).stream()
                .map(event -> JsonMapper.shared().readTree(event.getString("body")))
                .toList();
    }

    private static JsonNode golden(String token) {
        return JsonMapper.shared().readTree(GoldenEvents.json(token));
    }
}
