package vn.pcmt.report.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.TemplateChange.Changed;
import vn.pcmt.report.catalogue.TemplateChange.Part;

/** An administrator publishes a template, or its next version; what has come in keeps the version it was filled with. */
@Component
class PublishTemplate {

    private final Catalogue catalogue;
    private final CatalogueStore store;
    private final TemplateUse use;
    private final Clock clock;

    PublishTemplate(Catalogue catalogue, CatalogueStore store, TemplateUse use, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.use = use;
        this.clock = clock;
    }

    /**
     * What publishing would do.
     *
     * @param version number it would get
     * @param replaces the version it is compared with; null for a new template
     * @param moving reports of which nothing has come in and that would go by it
     * @param staying reports of the same periods that something has come in of, and that keep their version
     */
    record Effect(
            String code,
            int version,
            @Nullable Integer replaces,
            @Nullable String appliesFrom,
            List<Part> added,
            List<Part> removed,
            List<Changed> changed,
            long moving,
            long staying) {}

    /**
     * Says what publishing would do, and does nothing.
     *
     * @param code of the template, which a text cannot change
     * @throws Refusal {@code forbidden}, {@code template-refused} with the fields at fault
     */
    Effect tryOut(String code, TemplateText text, Caller caller) {
        requireMay(code, text, caller);
        CatalogueContent content = catalogue.fresh();
        List<TemplateUse.Tally> tallies = use.of(text.code());
        TemplateRules.check(text, content, tallies);
        TemplateVersion latest = content.latestPublished(text.code()).orElse(null);
        int version = latest == null ? 1 : latest.version() + 1;
        Template form = text.with(version, content.indicators());
        TemplateChange change = TemplateChange.between(latest == null ? null : latest.text(), text);
        return new Effect(
                text.code(),
                version,
                latest == null ? null : latest.version(),
                text.appliesFrom(),
                change.added(),
                change.removed(),
                change.changed(),
                count(tallies, form, tally -> !tally.filledIn()),
                count(tallies, form, TemplateUse.Tally::filledIn));
    }

    private static void requireMay(String code, TemplateText text, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        if (!code.equals(text.code())) {
            throw new Refusal(Refusal.Kind.INVALID, "template-refused", 1)
                    .withFields(List.of(new FieldProblem("/code", "code-differs", code)));
        }
    }

    private static long count(List<TemplateUse.Tally> tallies, Template form, Predicate<TemplateUse.Tally> which) {
        return tallies.stream()
                .filter(which)
                .filter(tally -> form.appliesTo(tally.period()))
                .mapToLong(TemplateUse.Tally::reports)
                .sum();
    }

    /**
     * @param code of the template, which a text cannot change
     * @param expected latest version the caller has seen, 0 for none
     * @throws Refusal {@code forbidden}, {@code template-refused} with the fields at fault, {@code stale-revision},
     *     {@code idempotency-key-reused}
     */
    TemplateVersion handle(
            String code, TemplateText text, Caller caller, ExpectedVersion expected, IdempotencyKey key) {
        requireMay(code, text, caller);
        String fingerprint = Fingerprint.of(caller, "PublishTemplate", text);
        TemplateVersion published =
                store.addOnce(TemplateVersion.class, caller.id() + " " + key.value(), fingerprint, () -> {
                    CatalogueContent content = catalogue.fresh();
                    int latest = content.latestPublished(text.code())
                            .map(TemplateVersion::version)
                            .orElse(0);
                    expected.check(latest);
                    TemplateRules.check(text, content, use.of(text.code()));
                    return TemplateVersion.of(
                            latest + 1,
                            text,
                            caller.id() + " " + key.value(),
                            fingerprint,
                            caller.id(),
                            clock.instant());
                });
        catalogue.fresh();
        return published;
    }
}
