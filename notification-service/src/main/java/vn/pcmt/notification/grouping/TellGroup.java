package vn.pcmt.notification.grouping;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.decision.Decision;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.routing.FindRecipients;
import vn.pcmt.notification.routing.Receiver;
import vn.pcmt.notification.routing.Recipient;

/**
 * Tells an officer of a group: how many are late, of how many, and which. Told anew when more came, and some times when
 * nothing changed; what was done meanwhile is left out. The alert's id says what was in it, so that a crash between
 * telling and keeping repeats nothing.
 */
@Component
class TellGroup {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MOST_NAMES = 20;
    private static final int MOST_REPEATS = 5;

    private final Groups groups;
    private final Roll roll;
    private final FindRecipients recipients;
    private final RaiseAlert alerts;
    private final Decisions decisions;
    private final Directory directory;
    private final WorkingHours hours;
    private final Clock clock;

    TellGroup(
            Groups groups,
            Roll roll,
            FindRecipients recipients,
            RaiseAlert alerts,
            Decisions decisions,
            Directory directory,
            WorkingHours hours,
            Clock clock) {
        this.groups = groups;
        this.roll = roll;
        this.recipients = recipients;
        this.alerts = alerts;
        this.decisions = decisions;
        this.directory = directory;
        this.hours = hours;
        this.clock = clock;
    }

    void lookAt(String id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        groups.claim(id, now, now.plus(LEASE)).ifPresent(claimed -> tell(claimed, now));
    }

    private void tell(AlertGroup group, Instant now) {
        Instant open = hours.next(now);
        if (open.isAfter(now)) {
            groups.keep(group, Objects.requireNonNull(group.told()), group.toldAt(), group.repeats(), open);
            return;
        }
        List<GroupMember> members = groups.members(group.id());
        Set<String> late =
                roll.stillOpen(members.stream().map(GroupMember::obligation).toList());
        groups.remove(members.stream()
                .filter(member -> !late.contains(member.obligation()))
                .toList());
        List<GroupMember> left = members.stream()
                .filter(member -> late.contains(member.obligation()))
                .toList();
        boolean more = left.stream().anyMatch(member -> !group.knows(member.obligation()));
        boolean again = group.repeats() < MOST_REPEATS && isTimeToRepeat(group, now);
        if (left.isEmpty()) {
            keep(group, Set.of(), group.toldAt(), 0, null);
        } else if (more || again) {
            raise(group, left, now);
            int repeats = more ? 0 : group.repeats() + 1;
            keep(group, late, now, repeats, repeats < MOST_REPEATS ? repeatAt(group, now) : null);
        } else {
            Instant told = group.toldAt();
            keep(
                    group,
                    late,
                    told,
                    group.repeats(),
                    told == null || group.repeats() >= MOST_REPEATS ? null : repeatAt(group, told));
        }
    }

    private boolean isTimeToRepeat(AlertGroup group, Instant now) {
        return group.toldAt() != null && !repeatAt(group, group.toldAt()).isAfter(now);
    }

    private Instant repeatAt(AlertGroup group, Instant told) {
        return hours.later(told, Duration.ofSeconds(group.repeatSeconds()));
    }

    /** What came in while it was being told would have been forgotten: the group is woken for it. */
    private void keep(
            AlertGroup group, Set<String> told, @Nullable Instant toldAt, int repeats, @Nullable Instant next) {
        if (groups.keep(group, told, toldAt, repeats, next)
                && groups.members(group.id()).stream().anyMatch(member -> !told.contains(member.obligation()))) {
            Instant now = clock.instant();
            groups.wake(group.id(), hours.next(toldAt == null ? now : toldAt.plusSeconds(group.intervalSeconds())));
        }
    }

    private void raise(AlertGroup group, List<GroupMember> members, Instant now) {
        long all = Math.max(
                members.size(), roll.countAlike(members.getFirst().obligation(), directory.within(group.area())));
        String content =
                new TreeSet<>(members.stream().map(GroupMember::obligation).toList()) + " " + group.repeats();
        AlertCause one = group.cause();
        Subject subject = one.subject();
        AlertCause cause = new AlertCause(
                group.id(),
                AlertKind.SUMMARY,
                Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, 16),
                group.area(),
                one.template(),
                one.period(),
                members.getFirst().dueAt(),
                now,
                false,
                names(members),
                new Subject(
                        subject.owes(),
                        subject.plan(),
                        members.size() + "/" + all,
                        group.officer(),
                        subject.urgent(),
                        null));
        for (Recipient recipient : recipients.of(cause.matter(), List.of(Receiver.IN_PERSON))) {
            alerts.tell(recipient, cause);
            decisions.keep(new Decision(
                    cause.obligation() + "~" + cause.occasion() + "~"
                            + recipient.officer().id(),
                    now,
                    Decision.Verdict.TOLD,
                    cause.obligation(),
                    cause.kind(),
                    cause.occasion(),
                    cause.unitKey(),
                    recipient.officer().id(),
                    group.route(),
                    null));
        }
    }

    /** In Vietnamese, as units are named; the longest overdue first. */
    private String names(List<GroupMember> members) {
        List<String> keys = members.stream()
                .map(GroupMember::unitKey)
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        String names = directory.units(keys).stream()
                .sorted((one, other) -> Integer.compare(keys.indexOf(one.key()), keys.indexOf(other.key())))
                .map(Unit::name)
                .collect(Collectors.joining(", "));
        return members.size() > MOST_NAMES ? names + ", …" : names;
    }
}
