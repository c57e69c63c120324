package vn.pcmt.report.extension;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.extension.ExtensionOrder.Refused;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.GrantExtension;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;

/**
 * The province gives all communes of an area more time for one report, after a storm say. Each report is extended by
 * itself; those that are in, or have more time already, are told and stop nothing.
 */
@Component
class ExtendArea {
    private static final int BATCH = 500;

    private final ExtensionOrders orders;
    private final Reports reports;
    private final Units units;
    private final Catalogue catalogue;
    private final Access access;
    private final GrantExtension grant;
    private final Clock clock;

    ExtendArea(
            ExtensionOrders orders,
            Reports reports,
            Units units,
            Catalogue catalogue,
            Access access,
            GrantExtension grant,
            Clock clock) {
        this.orders = orders;
        this.reports = reports;
        this.units = units;
        this.catalogue = catalogue;
        this.access = access;
        this.grant = grant;
        this.clock = clock;
    }

    /** What is asked for; see {@link ExtensionController}. */
    record Wanted(String area, String template, ReportingPeriod period, Instant until, String reason) {}

    /**
     * Carries the order out, or finishes it if it was cut short; the same caller and key make the same order.
     *
     * @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-area}, {@code template-unknown},
     *     {@code extension-refused} with the fields at fault, {@code nothing-owed-in-area}, {@code idempotency-key-reused}
     */
    ExtensionOrder handle(Wanted wanted, Caller caller, IdempotencyKey key) {
        access.requireReviewer(caller, wanted.area());
        String id = key.newId("extension", caller.id());
        String fingerprint = Fingerprint.of(caller, "extend-area", wanted);
        Optional<ExtensionOrder> known = orders.find(id);
        ExtensionOrder order =
                known.isPresent() ? known.get() : orders.addIfNew(checked(wanted, caller, id, fingerprint));
        if (!order.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return order.done() == null ? carryOut(order) : order;
    }

    private ExtensionOrder checked(Wanted wanted, Caller caller, String id, String fingerprint) {
        Instant now = clock.instant();
        if (catalogue.template(wanted.template()).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", wanted.template());
        }
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/reason", wanted.reason(), problems);
        if (!wanted.until().isAfter(now)) {
            problems.add(new FieldProblem("/until", "until-past"));
        }
        grant.checkEnd(wanted.until(), now, problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "extension-refused").withFields(problems);
        }
        ExtensionOrder order = new ExtensionOrder(
                id,
                fingerprint,
                wanted.area(),
                wanted.template(),
                wanted.period().toString(),
                wanted.until(),
                wanted.reason(),
                caller.id(),
                now,
                0,
                List.of(),
                null);
        if (owed(order).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "nothing-owed-in-area",
                    wanted.area(),
                    wanted.period().toString());
        }
        return order;
    }

    private ExtensionOrder carryOut(ExtensionOrder order) {
        List<ReportId> owed = owed(order);
        List<Refused> refused = new ArrayList<>();
        int extended = 0;
        for (int from = 0; from < owed.size(); from += BATCH) {
            for (Report report : reports.find(owed.subList(from, Math.min(from + BATCH, owed.size())))) {
                Optional<String> refusal = extend(report, order);
                refusal.ifPresent(code -> refused.add(new Refused(report.id().toString(), report.unitKey(), code)));
                extended += refusal.isEmpty() ? 1 : 0;
            }
        }
        ExtensionOrder finished = order.finished(extended, refused, clock.instant());
        orders.save(finished);
        return finished;
    }

    /** The code of the refusal; empty if it is extended by this order, now or before it was cut short. */
    private Optional<String> extend(Report report, ExtensionOrder order) {
        try {
            reports.change(report, one -> {
                boolean before = one.isExtendedBy(order.id());
                one.extend(order.until(), order.reason(), order.id(), order.by(), order.at());
                return !before;
            });
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        } catch (OptimisticLockingFailureException busy) {
            return Optional.of("stale-revision");
        }
    }

    /** The reports that the communes of the area owe, in or not, by id. */
    private List<ReportId> owed(ExtensionOrder order) {
        ReportingPeriod period = ReportingPeriod.parse(order.period());
        List<ReportId> all = units.communesWithin(List.of(order.area())).stream()
                .map(unit -> new ReportId(order.template(), unit.key(), period))
                .toList();
        List<ReportId> owed = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            reports.find(all.subList(from, Math.min(from + BATCH, all.size()))).stream()
                    .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                    .map(Report::id)
                    .forEach(owed::add);
        }
        return owed;
    }
}
