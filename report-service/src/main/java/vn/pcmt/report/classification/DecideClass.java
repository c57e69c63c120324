package vn.pcmt.report.classification;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.view.AreaClass;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** A reviewer of the province decides on the class of a unit, whatever the figures propose, with a reason. */
@Component
class DecideClass {

    private final Classifications classifications;
    private final ProposeClasses propose;
    private final Access access;
    private final Units units;
    private final Clock clock;

    DecideClass(Classifications classifications, ProposeClasses propose, Access access, Units units, Clock clock) {
        this.classifications = classifications;
        this.propose = propose;
        this.access = access;
        this.units = units;
        this.clock = clock;
    }

    /**
     * What is decided.
     *
     * @param areaClass null for no class
     * @param keyRoute whether the unit lies on a key route, as far as it was said
     */
    @Schema(example = """
            {"areaClass": "III", "drugFree": true, "keyRoute": false, "reason": "Đủ điều kiện theo Điều 6."}
            """)
    record Text(
            @Nullable AreaClass areaClass,
            boolean drugFree,
            @Nullable Boolean keyRoute,
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param version number of decisions, as in the entity tag */
    record Written(String unitKey, int year, long version) {}

    /**
     * @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-area}, {@code unit-not-classified},
     *     {@code year-not-over}, {@code drug-free-of-no-class}, {@code text-refused} or {@code stale-revision}
     */
    Written handle(String unitKey, int year, Text text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        access.requireReviewer(caller, unitKey);
        String fingerprint = Fingerprint.of(caller, "DecideClass " + unitKey + " " + year, text);
        return Commands.carryOut(() -> {
            Classification classification =
                    classifications.find(unitKey, year).orElseGet(() -> Classification.of(unitKey, year));
            Optional<String> first = classification.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return new Written(unitKey, year, Long.parseLong(first.get()));
            }
            expected.check(classification.version());
            check(unitKey, year, text);
            Map<String, Boolean> keyRoutes = new HashMap<>();
            if (text.keyRoute() != null) {
                keyRoutes.put(unitKey, text.keyRoute());
            }
            ProposeClasses.Proposed proposed =
                    propose.of(year, List.of(unitKey), keyRoutes).get(unitKey);
            if (proposed == null) {
                throw new IllegalStateException("nothing proposed for " + unitKey);
            }
            classification.decide(
                    text.areaClass(),
                    text.drugFree(),
                    text.reason().strip(),
                    proposed.proposal(),
                    caller.id(),
                    clock.instant());
            classification.receipts().add(key, fingerprint, Long.toString(classification.version()));
            save(classification);
            return new Written(unitKey, year, classification.version());
        });
    }

    /** Two who decide first at once meet here; the other one is then looked at again. */
    private void save(Classification classification) {
        try {
            classifications.save(classification);
        } catch (DuplicateKeyException meanwhile) {
            throw new OptimisticLockingFailureException("decided meanwhile", meanwhile);
        }
    }

    private void check(String unitKey, int year, Text text) {
        ReportingPeriod period = period(year);
        Unit unit = units.find(unitKey).orElseThrow();
        if (!unit.kind().isCommuneLevel() || !unit.existsOn(period.end())) {
            throw new Refusal(Refusal.Kind.INVALID, "unit-not-classified", unit.name(), year);
        }
        if (!LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE).isAfter(period.end())) {
            throw new Refusal(Refusal.Kind.INVALID, "year-not-over", year);
        }
        if (text.drugFree() && (text.areaClass() == AreaClass.I || text.areaClass() == AreaClass.II)) {
            throw new Refusal(Refusal.Kind.INVALID, "drug-free-of-no-class", text.areaClass());
        }
        FreeText.require("/reason", text.reason());
    }

    /** @throws Refusal {@code period-malformed} for what is no year */
    static ReportingPeriod period(int year) {
        return year < 1000 || year > 9999
                ? ReportingPeriod.asked(String.valueOf(year))
                : new ReportingPeriod(PeriodKind.YEAR, year, 1);
    }
}
