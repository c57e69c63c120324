package vn.pcmt.notification.grouping;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.decision.Decision;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.delivery.Telling;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.routing.FindRecipients;
import vn.pcmt.notification.routing.Matter;
import vn.pcmt.notification.routing.Receiver;
import vn.pcmt.notification.routing.Recipient;
import vn.pcmt.notification.silence.Silences;
import vn.pcmt.notification.silence.Silences.Mute;

/**
 * Tells an officer of a group: how many are late, of how many, and which. Told anew when more came, and some times when
 * nothing changed; what was done meanwhile is left out, and so is what a silence covers, until its end. The alert's id says
 * what was in it and how often it was told before, so that a crash between telling and keeping repeats nothing.
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
    private final Silences silences;
    private final Directory directory;
    private final WorkingHours hours;
    private final Clock clock;

    TellGroup(
            Groups groups,
            Roll roll,
            FindRecipients recipients,
            RaiseAlert alerts,
            Decisions decisions,
            Silences silences,
            Directory directory,
            WorkingHours hours,
            Clock clock) {
        this.groups = groups;
        this.roll = roll;
        this.recipients = recipients;
        this.alerts = alerts;
        this.decisions = decisions;
        this.silences = silences;
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
            groups.keep(group.dueAt(open));
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
        Map<String, Mute> muted = muted(group, left, now);
        keep(told(group, left, muted, now), late);
    }

    /** Tells what there is to tell, and returns what becomes of the group. */
    private AlertGroup told(AlertGroup group, List<GroupMember> left, Map<String, Mute> muted, Instant now) {
        List<GroupMember> audible =
                left.stream().filter(member -> !muted.containsKey(member.id())).toList();
        boolean more = audible.stream().anyMatch(member -> !group.knows(member.obligation()));
        boolean again = !audible.isEmpty() && group.repeats() < MOST_REPEATS && isTimeToRepeat(group, now);
        boolean telling = more || again;
        if (telling) {
            raise(group, audible, now);
        }
        // What is muted now and was told before is not new when the silence ends.
        Set<String> known = left.stream()
                .filter(member -> group.knows(member.obligation()) || telling && !muted.containsKey(member.id()))
                .map(GroupMember::obligation)
                .collect(Collectors.toSet());
        int repeats = more || left.isEmpty() ? 0 : again ? group.repeats() + 1 : group.repeats();
        AlertGroup kept =
                group.left(known, repeats, muted.values().stream().map(Mute::id).collect(Collectors.toSet()));
        AlertGroup next = telling ? kept.toldOnceMore(now) : kept;
        Instant repeat = audible.isEmpty() || next.toldAt() == null || repeats >= MOST_REPEATS
                ? null
                : repeatAt(next, next.toldAt());
        return next.dueAt(
                Stream.concat(Stream.ofNullable(repeat), muted.values().stream().map(Mute::until))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What keeps members from being told now, by their ids: a silence may have begun since they were put in. */
    private Map<String, Mute> muted(AlertGroup group, List<GroupMember> members, Instant now) {
        Function<Matter, Optional<Mute>> over = silences.inForce(now);
        Map<String, Mute> muted = new HashMap<>();
        for (GroupMember member : members) {
            over.apply(member.cause().matter()).ifPresent(mute -> {
                muted.put(member.id(), mute);
                keepHeld(group, member.cause(), mute, now);
            });
        }
        return muted;
    }

    private void keepHeld(AlertGroup group, AlertCause cause, Mute mute, Instant now) {
        decisions.keep(new Decision(
                String.join("~", cause.obligation(), cause.kind().name(), cause.occasion(), mute.id(), group.officer()),
                now,
                mute.verdict(),
                cause.obligation(),
                cause.kind(),
                cause.occasion(),
                cause.unitKey(),
                group.officer(),
                mute.id(),
                mute.until()));
    }

    private boolean isTimeToRepeat(AlertGroup group, Instant now) {
        return group.toldAt() != null && !repeatAt(group, group.toldAt()).isAfter(now);
    }

    private Instant repeatAt(AlertGroup group, Instant told) {
        return hours.later(told, Duration.ofSeconds(group.repeatSeconds()));
    }

    /** What came in while it was being told would have been forgotten: the group is woken for it. */
    private void keep(AlertGroup group, Set<String> seen) {
        if (groups.keep(group)
                && groups.members(group.id()).stream().anyMatch(member -> !seen.contains(member.obligation()))) {
            Instant told = group.toldAt();
            Instant now = clock.instant();
            groups.wake(group.id(), hours.next(told == null ? now : told.plusSeconds(group.intervalSeconds())));
        }
    }

    private void raise(AlertGroup group, List<GroupMember> members, Instant now) {
        long all = Math.max(
                members.size(), roll.countAlike(members.getFirst().obligation(), directory.within(group.area())));
        String content =
                new TreeSet<>(members.stream().map(GroupMember::obligation).toList()) + " " + group.tellings();
        AlertCause one = group.cause();
        Subject subject = one.subject();
        AlertCause cause = new AlertCause(
                group.id(),
                AlertKind.SUMMARY,
                Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, 16),
                group.area(),
                one.template(),
                one.period(),
                members.getFirst().cause().dueAt(),
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
        List<AlertCause> escalated = members.stream()
                .filter(member -> !group.knows(member.obligation()))
                .map(GroupMember::cause)
                .filter(member -> member.kind() == AlertKind.ESCALATED)
                .toList();
        for (Recipient recipient : recipients.of(cause.matter(), List.of(Receiver.IN_PERSON))) {
            alerts.tell(List.of(new Telling(recipient, cause, escalated)));
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
                .map(member -> member.cause().unitKey())
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
