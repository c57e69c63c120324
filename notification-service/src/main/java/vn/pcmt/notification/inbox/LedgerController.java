package vn.pcmt.notification.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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
import vn.pcmt.notification.delivery.Delivery;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.directory.Reach;

/** What was told to whom, by which channel, and what came of it: for those who answer for others, within their reach. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "ledger")
class LedgerController {

    /**
     * @param officer who was told; {@code system} for what was suppressed
     * @param rule which rule chose the officer, or why nobody was told
     * @param actingFor id of the officer, away at that time, in whose stead this one was told
     * @param standing how far it has come: told (it is in the inbox), sent (by another channel, too), delivered, seen, or
     *     acted upon; null if it was suppressed
     * @param deliveries in the order in which they are tried; empty if it was suppressed
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
            @Nullable Standing standing,
            List<Row> deliveries) {}

    /** How far an alert has come. */
    enum Standing {
        TOLD,
        SENT,
        DELIVERED,
        SEEN,
        ACTED
    }

    /**
     * @param id of the delivery; also in the mail's {@code X-PCMT-Delivery}
     * @param history every state it was in, oldest first
     */
    record Row(
            String id,
            String channel,
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
    @Operation(summary = "What was told to whom, how it went out and why")
    Page<Line> ledger(
            @RequestParam @Nullable String obligation,
            @RequestParam @Nullable String officer,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            PageRequest page,
            Caller caller) {
        caller.requireAny(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.AUDITOR);
        Page<Alert> found =
                alerts.ledger(reach.of(caller, null), new Alerts.Question(obligation, officer, from, until), page);
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
                standing(alert),
                alert.deliveries().entrySet().stream()
                        .map(row -> row(alert, row.getKey(), row.getValue()))
                        .toList());
    }

    private static @Nullable Standing standing(Alert alert) {
        if (alert.isSuppressed()) {
            return null;
        }
        if (alert.acknowledged() != null) {
            return Standing.ACTED;
        }
        if (alert.seenAt() != null) {
            return Standing.SEEN;
        }
        return alert.deliveries().entrySet().stream()
                .filter(row -> !row.getKey().equals(Lane.INBOX.toString()))
                .map(row -> switch (row.getValue().state()) {
                    case DELIVERED -> Standing.DELIVERED;
                    case SENT, UNKNOWN -> Standing.SENT;
                    default -> Standing.TOLD;
                })
                .max(Comparator.naturalOrder())
                .orElse(Standing.TOLD);
    }

    private static Row row(Alert alert, String channel, Delivery delivery) {
        return new Row(
                new DeliveryId(alert.id(), Lane.parse(channel)).toString(),
                channel,
                delivery.state(),
                delivery.attempts(),
                delivery.at(),
                delivery.detail(),
                delivery.history());
    }
}
