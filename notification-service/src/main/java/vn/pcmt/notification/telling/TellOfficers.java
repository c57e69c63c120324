package vn.pcmt.notification.telling;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.decision.Decision;
import vn.pcmt.notification.decision.Decision.Verdict;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Tell;
import vn.pcmt.notification.delivery.Telling;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.grouping.GroupAlerts;
import vn.pcmt.notification.routing.FindRecipients;
import vn.pcmt.notification.routing.Matter;
import vn.pcmt.notification.routing.Recipient;
import vn.pcmt.notification.routing.Recipient.Rule;
import vn.pcmt.notification.routing.Route;
import vn.pcmt.notification.routing.Routes;
import vn.pcmt.notification.routing.Way;

/**
 * Follows the routes to those who are told, by themselves or together with others of its kind. If nobody of them is
 * there, that is recorded. Every decision is kept with its reason.
 */
@Component
class TellOfficers implements Tell {

    /** The rules that lead to somebody else than was meant. */
    private static final Set<Rule> LAST_RESORTS =
            Set.of(Rule.REVIEWERS_FOR_VACANT_POST, Rule.REVIEWERS_FOR_ABSENCE, Rule.LEADERS_FOR_NOBODY, Rule.DUTY);

    private final Directory directory;
    private final Routes routes;
    private final FindRecipients recipients;
    private final GroupAlerts groups;
    private final RaiseAlert alerts;
    private final Decisions decisions;
    private final WorkingHours hours;
    private final Clock clock;

    TellOfficers(
            Directory directory,
            Routes routes,
            FindRecipients recipients,
            GroupAlerts groups,
            RaiseAlert alerts,
            Decisions decisions,
            WorkingHours hours,
            Clock clock) {
        this.directory = directory;
        this.routes = routes;
        this.recipients = recipients;
        this.groups = groups;
        this.alerts = alerts;
        this.decisions = decisions;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public void tell(List<AlertCause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        directory.readAhead(causes.stream().map(AlertCause::unitKey).toList());
        Function<Matter, Way> ways = routes.inForceNow();
        Round round = new Round(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (AlertCause cause : causes) {
            ways.apply(cause.matter()).taken().forEach(route -> choose(route, cause, round));
        }
        alerts.tell(round.told());
        round.forNobody().forEach(cause -> alerts.suppress(cause, "nobody"));
        decisions.keep(round.decided());
    }

    /** What has come together of what is told in one go. */
    private record Round(List<Telling> told, List<AlertCause> forNobody, List<Decision> decided) {}

    private void choose(Route route, AlertCause cause, Round round) {
        List<Recipient> told = recipients.of(cause.matter(), route.receivers());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Recipient recipient : told) {
            if (route.group() != null) {
                String group = groups.add(route, route.group(), recipient, cause);
                round.decided().add(decision(cause, Verdict.GROUPED, recipient, group, null, now));
            } else {
                round.told().add(Telling.of(recipient, cause));
                Instant window = cause.severity() == Severity.URGENT ? now : hours.next(now);
                Verdict verdict = cause.kind() == AlertKind.ESCALATED
                        ? Verdict.ESCALATED
                        : window.isAfter(now) ? Verdict.HELD : Verdict.TOLD;
                round.decided()
                        .add(decision(
                                cause,
                                verdict,
                                recipient,
                                detail(cause, recipient, route),
                                window.isAfter(now) ? window : null,
                                now));
            }
        }
        if (told.stream().anyMatch(recipient -> LAST_RESORTS.contains(recipient.rule()))) {
            round.decided()
                    .add(decision(
                            cause,
                            Verdict.NO_RECIPIENT,
                            null,
                            told.getLast().rule().name(),
                            null,
                            now));
        }
        if (!route.receivers().isEmpty()
                && told.stream().allMatch(Recipient::away)
                && cause.kind() != AlertKind.CLOSED) {
            round.decided().add(decision(cause, Verdict.NO_RECIPIENT, null, "nobody", null, now));
            round.forNobody().add(cause);
        }
    }

    private static String detail(AlertCause cause, Recipient recipient, Route route) {
        String why = route.name() + ", " + recipient.rule();
        return cause.kind() == AlertKind.ESCALATED ? cause.reason() + ", " + why : why;
    }

    private static Decision decision(
            AlertCause cause,
            Verdict verdict,
            @Nullable Recipient recipient,
            String detail,
            @Nullable Instant until,
            Instant now) {
        String officer = recipient == null ? null : recipient.officer().id();
        String id = String.join("~", cause.obligation(), cause.kind().name(), cause.occasion());
        // What was told is told once, whichever window it waited for.
        String what = recipient == null || verdict == Verdict.GROUPED ? verdict.name() : "TOLD";
        return new Decision(
                id + "~" + what + "~" + (officer == null ? detail : officer),
                now,
                verdict,
                cause.obligation(),
                cause.kind(),
                cause.occasion(),
                cause.unitKey(),
                officer,
                detail,
                until);
    }
}
