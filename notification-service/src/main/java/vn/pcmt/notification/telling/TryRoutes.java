package vn.pcmt.notification.telling;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.routing.FindRecipients;
import vn.pcmt.notification.routing.Matter;
import vn.pcmt.notification.routing.Recipient;
import vn.pcmt.notification.routing.Route;
import vn.pcmt.notification.routing.Routes;
import vn.pcmt.notification.routing.Way;
import vn.pcmt.notification.silence.Silences;

/** Who would be told of something now, when and why; nobody is. */
@Component
class TryRoutes {

    /**
     * What would happen.
     *
     * @param asked every node of the tree that was asked, in order
     * @param mutedBy id of the silence or failure that would keep it from being said, null if none would
     * @param mutedUntil its end
     */
    record Outlook(
            List<Way.Asked> asked,
            List<Told> told,
            @Nullable String mutedBy,
            @Nullable Instant mutedUntil) {}

    /**
     * Somebody who would be told.
     *
     * @param post of the officer
     * @param rule by which rule
     * @param actingFor id of the officer in whose stead, null if in the officer's own right
     * @param away whether only the inbox would have it
     * @param grouped whether it would go into an alert about many
     * @param at when it would be sent at the earliest
     */
    record Told(
            String officer,
            String post,
            String route,
            Recipient.Rule rule,
            @Nullable String actingFor,
            boolean away,
            boolean grouped,
            Instant at) {}

    private final Routes routes;
    private final FindRecipients recipients;
    private final Silences silences;
    private final WorkingHours hours;
    private final Clock clock;

    TryRoutes(Routes routes, FindRecipients recipients, Silences silences, WorkingHours hours, Clock clock) {
        this.routes = routes;
        this.recipients = recipients;
        this.silences = silences;
        this.hours = hours;
        this.clock = clock;
    }

    Outlook of(Matter matter) {
        return of(matter, routes.way(matter));
    }

    /** As if a tree were in force. */
    Outlook of(Matter matter, Route tree) {
        return of(matter, routes.way(tree, matter));
    }

    private Outlook of(Matter matter, Way way) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Told> told = way.taken().stream()
                .flatMap(route -> recipients.of(matter, route.receivers()).stream()
                        .map(recipient -> {
                            Instant from = route.group() == null
                                    ? now
                                    : now.plus(route.group().first());
                            return new Told(
                                    recipient.officer().id(),
                                    recipient.officer().post(),
                                    route.name(),
                                    recipient.rule(),
                                    recipient.actingFor(),
                                    recipient.away(),
                                    route.group() != null,
                                    matter.severity() == Severity.URGENT ? from : hours.next(from));
                        }))
                .toList();
        Silences.Mute mute = silences.over(matter, now).orElse(null);
        return new Outlook(way.asked(), told, mute == null ? null : mute.id(), mute == null ? null : mute.until());
    }
}
