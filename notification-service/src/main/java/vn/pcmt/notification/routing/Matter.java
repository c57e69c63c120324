package vn.pcmt.notification.routing;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;

/**
 * What there is to tell, as routes and silences see it.
 *
 * @param owes what sort of thing is owed
 * @param kind what there is to say of it
 * @param unitKey unit that owes it
 * @param plan id of the plan that asks for it, null if none does
 * @param owner id of the officer who answers for it, null if whoever is in charge of the unit does
 * @param level before whom it comes, null unless it has been escalated
 */
public record Matter(
        ObligationKind owes,
        AlertKind kind,
        Severity severity,
        String unitKey,
        @Nullable String plan,
        @Nullable String owner,
        @Nullable Level level) {}
