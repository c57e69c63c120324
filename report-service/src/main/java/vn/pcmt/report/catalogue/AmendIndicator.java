package vn.pcmt.report.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An administrator amends names, limit, pillar or direction of an indicator; every earlier edition is kept. */
@Component
class AmendIndicator {

    private final Catalogue catalogue;
    private final CatalogueStore store;
    private final Clock clock;

    AmendIndicator(Catalogue catalogue, CatalogueStore store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param code of the indicator, which a text cannot change
     * @param expected latest edition the caller has seen
     * @throws Refusal {@code forbidden}, {@code indicator-not-found}, {@code indicator-refused} with the fields at
     *     fault, {@code stale-revision}, {@code idempotency-key-reused}
     */
    IndicatorEdition handle(
            String code, IndicatorText text, Caller caller, ExpectedVersion expected, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        if (!code.equals(text.code())) {
            throw new Refusal(Refusal.Kind.INVALID, "indicator-refused", 1)
                    .withFields(List.of(new FieldProblem("/code", "code-differs", code)));
        }
        String command = caller.id() + " " + key.value();
        String fingerprint = Fingerprint.of(caller, "AmendIndicator", text);
        IndicatorEdition amended = store.addOnce(IndicatorEdition.class, command, fingerprint, () -> {
            CatalogueContent content = catalogue.fresh();
            int latest = content.latestEdition(text.code())
                    .map(IndicatorEdition::edition)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "indicator-not-found", text.code()));
            expected.check(latest);
            Indicator before = Objects.requireNonNull(content.indicators().get(text.code()));
            IndicatorRules.checkAmended(text, before, content.isInUse(before), content.indicators());
            return IndicatorEdition.of(latest + 1, text, command, fingerprint, caller.id(), clock.instant());
        });
        catalogue.fresh();
        return amended;
    }
}
