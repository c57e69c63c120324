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
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.routing.Recipient.Rule;

/** Finds who answers for what a unit owes, today. */
@Component
public class FindRecipients {

    private final Directory directory;
    private final Clock clock;

    FindRecipients(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The reporters and heads of the unit, or of its successors once it is abolished. For who is away also whoever acts.
     * If that leaves nobody who is there, also the reviewers of the areas above, from the nearest up. Each officer comes
     * once; all are away if nobody can be found.
     */
    public List<Recipient> of(String unitKey) {
        LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
        Optional<List<String>> successors =
                directory.unit(unitKey).filter(unit -> !unit.existsOn(today)).map(Unit::successors);
        List<Officer> inCharge = successors.orElse(List.of(unitKey)).stream()
                .flatMap(
                        key -> directory.inOffice(key, OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD).stream())
                .toList();
        List<Recipient> recipients =
                new ArrayList<>(reached(inCharge, successors.isPresent() ? Rule.SUCCESSOR : Rule.OWN_UNIT, today));
        Rule otherwise = inCharge.isEmpty() ? Rule.REVIEWERS_FOR_VACANT_POST : Rule.REVIEWERS_FOR_ABSENCE;
        Iterator<String> areas =
                areasAbove(unitKey, successors.orElse(List.of())).iterator();
        while (areas.hasNext() && recipients.stream().allMatch(Recipient::away)) {
            recipients.addAll(reached(directory.inOffice(areas.next(), OfficerRole.REVIEWER), otherwise, today));
        }
        return List.copyOf(recipients);
    }

    /** From the nearest up: first those of today, then those of the unit's own time. */
    private List<String> areasAbove(String unitKey, List<String> successors) {
        return Stream.concat(successors.stream(), Stream.of(unitKey))
                .flatMap(key -> directory.unit(key).stream())
                .flatMap(unit -> unit.path().stream())
                .distinct()
                .toList();
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
