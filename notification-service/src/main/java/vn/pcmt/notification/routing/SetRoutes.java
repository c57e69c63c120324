package vn.pcmt.notification.routing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An administrator sets who is told of what, from now on. */
@Component
class SetRoutes {

    private final Routes routes;
    private final CheckRoutes check;
    private final Clock clock;

    SetRoutes(Routes routes, CheckRoutes check, Clock clock) {
        this.routes = routes;
        this.check = check;
        this.clock = clock;
    }

    /** @throws Refusal {@code routes-refused} with the fields at fault; {@code stale-revision} */
    RouteVersion handle(Route tree, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.ADMIN);
        String command = caller.id() + " " + key.value();
        String fingerprint = Fingerprint.of(caller, "SetRoutes", tree);
        Optional<RouteVersion> first = routes.setBy(command);
        if (first.isPresent()) {
            if (!fingerprint.equals(first.get().fingerprint())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
            }
            return first.get();
        }
        int current = routes.inForce().version();
        expected.check(current);
        check.require(tree);
        try {
            return routes.insert(new RouteVersion(
                    current + 1,
                    Routes.json(tree),
                    command,
                    fingerprint,
                    caller.id(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (DuplicateKeyException meanwhile) {
            // Somebody else set them, or the same command came twice at once.
            return routes.setBy(command)
                    .filter(same -> fingerprint.equals(same.fingerprint()))
                    .orElseThrow(() -> new Refusal(Refusal.Kind.STALE, "stale-revision"));
        }
    }
}
