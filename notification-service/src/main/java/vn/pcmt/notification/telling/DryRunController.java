package vn.pcmt.notification.telling;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.routing.CheckRoutes;
import vn.pcmt.notification.routing.Level;
import vn.pcmt.notification.routing.Matter;
import vn.pcmt.notification.routing.Route;

/** "Who would get this, when, why?" */
@RestController
@RequestMapping("/api/v1/routes/dry-run")
@Tag(name = "routes", description = "Who is told of what")
class DryRunController {

    private final TryRoutes routes;
    private final CheckRoutes check;
    private final Reach reach;

    DryRunController(TryRoutes routes, CheckRoutes check, Reach reach) {
        this.routes = routes;
        this.check = check;
        this.reach = reach;
    }

    @Operation(summary = "Who would be told of something now, when and why; nobody is told")
    @GetMapping
    TryRoutes.Outlook dryRun(
            @RequestParam ObligationKind owes,
            @RequestParam AlertKind kind,
            @RequestParam String unit,
            @RequestParam(defaultValue = "WARNING") Severity severity,
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable Level level,
            Caller caller) {
        caller.requireAny(OfficerRole.ADMIN, OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.AUDITOR);
        reach.of(caller, unit);
        return routes.of(new Matter(owes, kind, severity, unit, plan, owner, level));
    }

    @Operation(summary = "The same by routes that are not set: administrators")
    @PostMapping
    TryRoutes.Outlook dryRunOf(
            @Valid @RequestBody Route tree,
            @RequestParam ObligationKind owes,
            @RequestParam AlertKind kind,
            @RequestParam String unit,
            @RequestParam(defaultValue = "WARNING") Severity severity,
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable Level level,
            Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        reach.of(caller, unit);
        check.require(tree);
        return routes.of(new Matter(owes, kind, severity, unit, plan, owner, level), tree);
    }
}
