package vn.pcmt.notification.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.ChannelName;
import vn.pcmt.notification.delivery.Delivery;
import vn.pcmt.notification.delivery.DeliveryId;

/** What was told to whom, by which channel, and what came of it: for those who answer for others, within their reach. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {

    /**
     * @param officer who was told; {@code system} for what was suppressed
     * @param rule which rule chose the officer, or why nobody was told
     * @param actingFor id of the officer, away at that time, in whose stead this one was told
     * @param deliveries empty if it was suppressed
     */
    record Line(
            String alert,
            String obligation,
            AlertKind kind,
            String occasion,
            String unitKey,
            String officer,
            String rule,
            @Nullable String actingFor,
            boolean suppressed,
            Instant causedAt,
            Instant raisedAt,
            @Nullable Instant seenAt,
            @Nullable LocalDate promisedOn,
            List<Row> deliveries) {}

    /**
     * @param id of the delivery; also in the mail's {@code X-PCMT-Delivery}
     * @param history every state it was in, oldest first
     */
    record Row(
            String id,
            ChannelName channel,
            Delivery.State state,
            int attempts,
            Instant at,
            @Nullable String detail,
            List<Delivery.Entry> history) {}

    private final Alerts alerts;
    private final Reach reach;

    LedgerController(Alerts alerts, Reach reach) {
        this.alerts = alerts;
        this.reach = reach;
    }

    @GetMapping
    Page<Line> ledger(@RequestParam @Nullable String obligation, PageRequest page, Caller caller) {
        caller.requireAny(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.AUDITOR);
        Page<Alert> found = alerts.ledger(reach.of(caller, null), obligation, page);
        return new Page<>(
                found.items().stream().map(LedgerController::line).toList(), found.page(), found.size(), found.total());
    }

    private static Line line(Alert alert) {
        Alert.Acknowledgement acknowledged = alert.acknowledged();
        return new Line(
                alert.id(),
                alert.cause().obligation(),
                alert.cause().kind(),
                alert.cause().occasion(),
                alert.cause().unitKey(),
                alert.officer(),
                alert.rule(),
                alert.actingFor(),
                alert.isSuppressed(),
                alert.cause().at(),
                alert.raisedAt(),
                alert.seenAt(),
                acknowledged == null ? null : acknowledged.promisedOn(),
                alert.deliveries().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(row -> row(alert, row.getKey(), row.getValue()))
                        .toList());
    }

    private static Row row(Alert alert, ChannelName channel, Delivery delivery) {
        return new Row(
                new DeliveryId(alert.id(), channel).toString(),
                channel,
                delivery.state(),
                delivery.attempts(),
                delivery.at(),
                delivery.detail(),
                delivery.history());
    }
}
