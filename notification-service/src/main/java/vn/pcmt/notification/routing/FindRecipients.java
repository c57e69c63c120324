package vn.pcmt.notification.routing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.routing.Recipient.Rule;

/** Finds who is to be told of something, today. */
@Component
public class FindRecipients {

    private final Directory directory;
    private final RoutingSettings settings;
    private final Clock clock;

    FindRecipients(Directory directory, RoutingSettings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who is to be told, by what they are, today: each of them and, for who is away, also whoever acts. If that leaves
     * nobody who is there, also the reviewers of the areas above, from the nearest up, then their leaders, and in the end
     * who is on duty. Each officer comes once; all are away if nobody can be found.
     */
    public List<Recipient> of(Matter matter, List<Receiver> receivers) {
        LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
        Map<String, Recipient> found = new LinkedHashMap<>();
        for (Receiver receiver : receivers) {
            for (Recipient recipient : found(matter, receiver, today)) {
                // In their own right before in another's stead.
                found.merge(recipient.officer().id(), recipient, (one, other) -> one.actingFor() == null ? one : other);
            }
        }
        List<Recipient> recipients = new ArrayList<>(found.values());
        if (!receivers.isEmpty() && isNobodyThere(recipients)) {
            fallBack(matter.unitKey(), recipients, today);
        }
        return List.copyOf(recipients);
    }

    /** Those in charge of a unit, or who stands in for them. */
    public List<Recipient> of(String unitKey) {
        Matter any = new Matter(ObligationKind.REPORT, AlertKind.REMINDER, Severity.INFO, unitKey, null, null, null);
        return of(any, List.of(Receiver.of(Receiver.Who.IN_CHARGE)));
    }

    private List<Recipient> found(Matter matter, Receiver receiver, LocalDate today) {
        return switch (receiver.who()) {
            case IN_CHARGE -> inCharge(matter, today);
            case HEAD -> head(matter.unitKey(), today);
            case REVIEWER -> above(matter.unitKey(), OfficerRole.REVIEWER, Rule.REVIEWER, today);
            case LEADER -> above(matter.unitKey(), OfficerRole.LEADER, Rule.LEADER, today);
            case COMMITTEE -> committee(matter, today);
            case OFFICER -> named(receiver.officer(), Rule.NAMED, today);
            case AS_ESCALATED ->
                switch (matter.level()) {
                    case null -> inCharge(matter, today);
                    case HEAD -> head(matter.unitKey(), today);
                    case REVIEWER -> above(matter.unitKey(), OfficerRole.REVIEWER, Rule.REVIEWER, today);
                    case COMMITTEE -> committee(matter, today);
                };
        };
    }

    private List<Recipient> inCharge(Matter matter, LocalDate today) {
        if (matter.owner() != null) {
            return named(matter.owner(), Rule.OWNER, today);
        }
        if (matter.owes() == ObligationKind.CONFIRMATION || matter.owes() == ObligationKind.REVIEW) {
            return above(matter.unitKey(), OfficerRole.REVIEWER, Rule.REVIEWER, today);
        }
        if (matter.owes() == ObligationKind.DEAD_LETTERS) {
            return reached(directory.inOffice(OfficerRole.ADMIN), Rule.ADMINISTRATOR, today);
        }
        if (matter.owes() == ObligationKind.PROPOSAL) {
            return head(matter.unitKey(), today);
        }
        boolean merged = successors(matter.unitKey(), today).isPresent();
        return reached(
                ofUnit(matter.unitKey(), today, OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD),
                merged ? Rule.SUCCESSOR : Rule.OWN_UNIT,
                today);
    }

    /** Who heads the unit: of a commune its head, of an area above its leaders. */
    private List<Recipient> head(String unitKey, LocalDate today) {
        List<Officer> heads = ofUnit(unitKey, today, OfficerRole.COMMUNE_HEAD);
        return reached(heads.isEmpty() ? ofUnit(unitKey, today, OfficerRole.LEADER) : heads, Rule.HEAD, today);
    }

    private List<Recipient> committee(Matter matter, LocalDate today) {
        List<Officer> steering = matter.plan() == null ? List.of() : directory.steering(matter.plan(), today);
        return steering.isEmpty()
                ? above(matter.unitKey(), OfficerRole.LEADER, Rule.LEADER, today)
                : reached(steering, Rule.COMMITTEE, today);
    }

    private List<Recipient> named(@Nullable String officer, Rule rule, LocalDate today) {
        return officer == null
                ? List.of()
                : reached(
                        directory.officer(officer).filter(Officer::active).stream()
                                .toList(),
                        rule,
                        today);
    }

    /** Those who hold a role in the nearest area that has somebody. */
    private List<Recipient> above(String unitKey, OfficerRole role, Rule rule, LocalDate today) {
        for (String area : areasAbove(unitKey, successors(unitKey, today).orElse(List.of()))) {
            List<Officer> officers = directory.inOffice(area, role);
            if (!officers.isEmpty()) {
                return reached(officers, rule, today);
            }
        }
        return List.of();
    }

    private void fallBack(String unitKey, List<Recipient> recipients, LocalDate today) {
        boolean vacant = recipients.isEmpty();
        Rule reviewers = vacant ? Rule.REVIEWERS_FOR_VACANT_POST : Rule.REVIEWERS_FOR_ABSENCE;
        List<String> areas = areasAbove(unitKey, successors(unitKey, today).orElse(List.of()));
        for (OfficerRole role : List.of(OfficerRole.REVIEWER, OfficerRole.LEADER)) {
            Rule rule = role == OfficerRole.REVIEWER ? reviewers : Rule.LEADERS_FOR_NOBODY;
            Iterator<String> next = areas.iterator();
            while (next.hasNext() && isNobodyThere(recipients)) {
                add(reached(directory.inOffice(next.next(), role), rule, today), recipients);
            }
        }
        if (isNobodyThere(recipients)) {
            add(reached(directory.inOffice(settings.dutyRole()), Rule.DUTY, today), recipients);
        }
    }

    private static boolean isNobodyThere(List<Recipient> recipients) {
        return recipients.stream().allMatch(Recipient::away);
    }

    private static void add(List<Recipient> more, List<Recipient> recipients) {
        more.stream()
                .filter(one -> recipients.stream()
                        .noneMatch(known ->
                                known.officer().id().equals(one.officer().id())))
                .forEach(recipients::add);
    }

    private List<Officer> ofUnit(String unitKey, LocalDate today, OfficerRole... roles) {
        return successors(unitKey, today).orElse(List.of(unitKey)).stream()
                .flatMap(key -> directory.inOffice(key, roles).stream())
                .toList();
    }

    /** What a unit is today, if it is no longer itself. */
    private Optional<List<String>> successors(String unitKey, LocalDate today) {
        return directory.unit(unitKey).filter(unit -> !unit.existsOn(today)).map(Unit::successors);
    }

    /** From the nearest up: first those of today, then those of the unit's own time. */
    private List<String> areasAbove(String unitKey, List<String> successors) {
        List<String> known = Stream.concat(successors.stream(), Stream.of(unitKey))
                .flatMap(key -> directory.unit(key).stream())
                .flatMap(unit -> unit.path().stream())
                .distinct()
                .toList();
        return known.isEmpty() ? List.of(unitKey) : known;
    }

    /** Some officers and those who act for them; told in their own right before told in another's stead. */
    private List<Recipient> reached(List<Officer> officers, Rule rule, LocalDate today) {
        Map<String, Recipient> reached = new LinkedHashMap<>();
        for (Officer officer : officers) {
            reached.put(officer.id(), new Recipient(officer, rule, null, officer.isAway(today)));
        }
        for (Officer officer : officers) {
            if (officer.isAway(today)) {
                directory
                        .actingFor(officer.id(), today)
                        .ifPresent(acting ->
                                reached.putIfAbsent(acting.id(), new Recipient(acting, rule, officer.id(), false)));
            }
        }
        return List.copyOf(reached.values());
    }
}
