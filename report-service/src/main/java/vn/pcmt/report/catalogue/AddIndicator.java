package vn.pcmt.report.catalogue;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * An administrator adds an indicator, which templates may ask for from then on, or a ratio, which is shown from then on
 * wherever a template asks for all it is made from, also of periods before.
 */
@Component
class AddIndicator {

    private final Catalogue catalogue;
    private final CatalogueStore store;
    private final Clock clock;

    AddIndicator(Catalogue catalogue, CatalogueStore store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code forbidden}, {@code indicator-refused} with the fields at fault, {@code indicator-exists},
     *     {@code idempotency-key-reused}
     */
    IndicatorEdition handle(IndicatorText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String command = caller.id() + " " + key.value();
        String fingerprint = Fingerprint.of(caller, "AddIndicator", text);
        IndicatorEdition added = store.addOnce(IndicatorEdition.class, command, fingerprint, () -> {
            Map<String, Indicator> known = catalogue.fresh().indicators();
            if (known.containsKey(text.code())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "indicator-exists", text.code());
            }
            IndicatorRules.checkNew(text, known);
            return IndicatorEdition.of(1, text, command, fingerprint, caller.id(), clock.instant());
        });
        catalogue.fresh();
        return added;
    }
}
