package vn.pcmt.notification.grouping;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.routing.Recipient;
import vn.pcmt.notification.routing.Route;

/** Puts what there is to tell an officer into the group it belongs to: by plan, kind, report and officer. */
@Component
public class GroupAlerts {

    private final Groups groups;
    private final WorkingHours hours;
    private final Clock clock;

    GroupAlerts(Groups groups, WorkingHours hours, Clock clock) {
        this.groups = groups;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * Puts it in, once; the officer is told with the others.
     *
     * @return id of the group
     */
    public String add(Route route, Route.Group times, Recipient recipient, AlertCause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = idOf(cause, recipient);
        Instant first = hours.next(now.plus(times.first()));
        AlertGroup group = new AlertGroup(
                id,
                recipient.officer().id(),
                recipient.officer().unitKey(),
                cause,
                route.name(),
                times.interval().toSeconds(),
                times.repeat().toSeconds(),
                first,
                null,
                Set.of(),
                null,
                0,
                0,
                Set.of());
        boolean more = groups.put(group, new GroupMember(id + "~" + cause.obligation(), id, cause));
        // It may be in it because a node stopped before it woke the group: then this is the same decision again.
        groups.find(id)
                .filter(known -> more || !known.knows(cause.obligation()))
                .ifPresent(known -> {
                    Instant told = known.toldAt();
                    Instant again = told == null ? first : told.plusSeconds(known.intervalSeconds());
                    groups.wake(id, hours.next(again.isAfter(first) ? again : first));
                });
        return id;
    }

    private static String idOf(AlertCause cause, Recipient recipient) {
        return String.join(
                "~",
                "GROUP",
                cause.subject().owes().name(),
                cause.kind().name(),
                cause.subject().level() == null ? "-" : cause.subject().level().name(),
                cause.subject().plan() == null ? "-" : cause.subject().plan(),
                cause.template().isEmpty() ? "-" : cause.template(),
                cause.period().isEmpty() ? "-" : cause.period(),
                recipient.officer().id());
    }
}
