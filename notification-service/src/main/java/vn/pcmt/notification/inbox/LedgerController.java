package vn.pcmt.notification.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.Delivery;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.templates.AlertTexts;

/**
 * What was told to whom, by which channel, and what came of it. Everybody may ask for himself; those who answer for others
 * ask for all within their reach.
 */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "ledger")
class LedgerController {

    /**
     * @param title in the reader's language, as are {@code why} and the reasons of the deliveries
     * @param officer who was told; {@code system} for what was suppressed
     * @param post of the officer; null for who is not known
     * @param why which rule chose the officer, or why nobody was told, in words
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
            String title,
            String unitKey,
            String unitName,
            String officer,
            @Nullable String post,
            String rule,
            String why,
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
     * @param reason {@code detail} in words
     * @param history every state it was in, oldest first
     */
    record Row(
            String id,
            String channel,
            Delivery.State state,
            int attempts,
            Instant at,
            @Nullable String detail,
            @Nullable String reason,
            List<Step> history) {}

    /** One state that a delivery was in. */
    record Step(
            Delivery.State state,
            Instant at,
            @Nullable String detail,
            @Nullable String reason) {}

    private static final OfficerRole[] ANSWERING = {
        OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.AUDITOR
    };

    private final Alerts alerts;
    private final Reach reach;
    private final Directory directory;
    private final AlertTexts texts;
    private final DeliveryReasons reasons;

    LedgerController(Alerts alerts, Reach reach, Directory directory, AlertTexts texts, DeliveryReasons reasons) {
        this.alerts = alerts;
        this.reach = reach;
        this.directory = directory;
        this.texts = texts;
        this.reasons = reasons;
    }

    @GetMapping
    @Operation(
            summary = "What was told to whom, how it went out and why",
            description = "Whoever does not answer for others is shown what was told to himself.")
    Page<Line> ledger(
            @RequestParam @Nullable String obligation,
            @RequestParam @Nullable String officer,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            PageRequest page,
            Caller caller,
            Locale language) {
        boolean inPerson = caller.id().equals(officer) || officer == null && !answersForOthers(caller);
        if (!inPerson) {
            caller.requireAny(ANSWERING);
        }
        Page<Alert> found = alerts.ledger(
                inPerson ? null : reach.of(caller, null),
                new Alerts.Question(obligation, inPerson ? caller.id() : officer, null, from, until),
                page);
        return new Page<>(
                found.items().stream().map(alert -> line(alert, language)).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/{alert}")
    @Operation(summary = "One alert: my own, or one within the reach of whoever answers for others")
    Line one(@PathVariable String alert, Caller caller, Locale language) {
        return alerts.find(alert)
                .filter(one -> one.officer().equals(caller.id())
                        || answersForOthers(caller)
                                && reach.of(caller, null).contains(one.cause().unitKey()))
                .map(one -> line(one, language))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "alert-not-found", alert));
    }

    private static boolean answersForOthers(Caller caller) {
        return Stream.of(ANSWERING).anyMatch(caller::has);
    }

    private Line line(Alert alert, Locale language) {
        Alert.Acknowledgement acknowledged = alert.acknowledged();
        AlertTexts.Text text = texts.of(alert, language);
        return new Line(
                alert.id(),
                alert.cause().obligation(),
                alert.cause().kind(),
                alert.cause().occasion(),
                text.title(),
                alert.cause().unitKey(),
                text.unitName(),
                alert.officer(),
                directory.officer(alert.officer()).map(Officer::post).orElse(null),
                alert.rule(),
                text.why(),
                alert.actingFor(),
                alert.isSuppressed(),
                alert.cause().at(),
                alert.raisedAt(),
                alert.seenAt(),
                acknowledged == null ? null : acknowledged.promisedOn(),
                standing(alert),
                alert.deliveries().entrySet().stream()
                        .map(row -> row(alert, row.getKey(), row.getValue(), language))
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

    private Row row(Alert alert, String channel, Delivery delivery, Locale language) {
        return new Row(
                new DeliveryId(alert.id(), Lane.parse(channel)).toString(),
                channel,
                delivery.state(),
                delivery.attempts(),
                delivery.at(),
                delivery.detail(),
                reasons.of(delivery.detail(), language),
                delivery.history().stream()
                        .map(step ->
                                new Step(step.state(), step.at(), step.detail(), reasons.of(step.detail(), language)))
                        .toList());
    }
}
