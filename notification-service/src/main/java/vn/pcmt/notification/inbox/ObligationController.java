package vn.pcmt.notification.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.directory.Unit;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Obligations;

/** Who owes what: a unit sees its own and that of the units merged into it, a province sees those of its communes. */
@RestController
@RequestMapping("/api/v1/obligations")
class ObligationController {

    /**
     * @param title as whoever gave it called it, of an explanation what was asked; null for what template, period and kind name
     * @param owner id of the officer who answers for it, null if whoever is in charge of the unit does
     * @param reason why it was sent back, while it has to come in again
     * @param version of the latest event known
     */
    record Owed(
            String id,
            ObligationKind owes,
            @Nullable String title,
            @Nullable String owner,
            String unitKey,
            String unitName,
            String template,
            String period,
            Instant dueAt,
            Obligation.State state,
            @Nullable String reason,
            @Nullable Instant nextActionAt,
            long version) {}

    private final Obligations obligations;
    private final Directory directory;
    private final Reach reach;

    ObligationController(Obligations obligations, Directory directory, Reach reach) {
        this.obligations = obligations;
        this.directory = directory;
        this.reach = reach;
    }

    @GetMapping
    Page<Owed> list(
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable Boolean open,
            PageRequest page,
            Caller caller) {
        Page<Obligation> found = obligations.list(reach.of(caller, unit), open, page);
        Map<String, Unit> units = directory
                .units(found.items().stream().map(Obligation::unitKey).toList())
                .stream()
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        return new Page<>(
                found.items().stream()
                        .map(owed -> owed(owed, units.get(owed.unitKey())))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    private static Owed owed(Obligation obligation, @Nullable Unit unit) {
        return new Owed(
                obligation.id(),
                obligation.subject().owes(),
                obligation.subject().shown(),
                obligation.subject().owner(),
                obligation.unitKey(),
                unit == null ? obligation.unitKey() : unit.name(),
                obligation.template(),
                obligation.period(),
                obligation.dueAt(),
                obligation.state(),
                obligation.returnReason(),
                obligation.nextActionAt(),
                obligation.version());
    }
}
