package vn.pcmt.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** The machinery saves the alert between an officer's reading and saving it. */
@EngineSuite
class AcknowledgeWhileMailedTest {

    private final Caller officer =
            new Caller("bc-18859", "Cán bộ báo cáo", Set.of(OfficerRole.COMMUNE_REPORTER), "18859@2025-07-01");
    private final Alerts alerts = ServiceOnStore.bean(Alerts.class);
    private final OwnAlerts own = new OwnAlerts(alerts);
    private final Alert alert = AnAlert.to("bc-18859", AlertKind.RETURNED);

    @BeforeEach
    void oneAlert() {
        ServiceOnStore.reset();
        ServiceOnStore.mongo().insert(alert);
    }

    @Test
    void thePromiseIsKeptAllTheSame() {
        LocalDate day = LocalDate.of(2026, 11, 25);

        AcknowledgeAlert.Answer answer = new AcknowledgeAlert(
                        own, alerts, new InboxSettings(Period.ofYears(1)), new SavedMeanwhile())
                .acknowledge(
                        alert.id(),
                        new AcknowledgeAlert.Promise(day),
                        "\"1\"",
                        new IdempotencyKey("khoa-00000001"),
                        officer);

        assertThat(answer.revision()).isEqualTo(2);
        assertThat(alerts.find(alert.id()).orElseThrow().acknowledged())
                .isEqualTo(new Alert.Acknowledgement(day, Instant.parse("2026-11-23T01:00:00Z")));
    }

    @Test
    void itIsSeenAllTheSame() {
        assertThat(new MarkSeen(own, alerts, new SavedMeanwhile())
                        .mark(alert.id(), officer)
                        .seenAt())
                .isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
    }

    /** A clock whose first reading falls together with a save of the mail's state. */
    private final class SavedMeanwhile extends Clock {
        private boolean saved;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (!saved) {
                saved = true;
                ServiceOnStore.mongo()
                        .updateFirst(
                                Query.query(Criteria.where("_id").is(alert.id())),
                                new Update().inc("version", 1),
                                Alert.class);
            }
            return Instant.parse("2026-11-23T01:00:00Z");
        }
    }
}
