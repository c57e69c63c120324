package vn.pcmt.notification.routing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** The tree of routes: administrators set it, those who answer for others read it. */
@RestController
@RequestMapping("/api/v1/routes")
@Tag(name = "routes", description = "Who is told of what")
class RouteController {

    /** A version as shown. */
    record Shown(int version, Route tree, String setBy, Instant setAt) {
        static Shown of(RouteVersion version) {
            return new Shown(version.version(), Routes.treeOf(version), version.by(), version.at());
        }
    }

    private final Routes routes;
    private final SetRoutes setRoutes;

    RouteController(Routes routes, SetRoutes setRoutes) {
        this.routes = routes;
        this.setRoutes = setRoutes;
    }

    @Operation(summary = "The routes in force")
    @GetMapping
    ResponseEntity<Shown> inForce(Caller caller) {
        requireReader(caller);
        return answer(routes.inForce());
    }

    @Operation(summary = "All versions of the routes, the latest first")
    @GetMapping("/versions")
    List<Shown> versions(Caller caller) {
        requireReader(caller);
        return routes.all().stream().map(Shown::of).toList();
    }

    @Operation(
            summary = "Set the routes: administrators",
            description = "The whole tree is replaced, from now on; earlier versions are kept.")
    @PutMapping
    ResponseEntity<Shown> set(
            @Valid @RequestBody Route tree, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return answer(setRoutes.handle(tree, caller, key, expected));
    }

    private static void requireReader(Caller caller) {
        caller.requireAny(OfficerRole.ADMIN, OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.AUDITOR);
    }

    private static ResponseEntity<Shown> answer(RouteVersion version) {
        return ResponseEntity.ok().eTag(ETags.of(version.version())).body(Shown.of(version));
    }
}
