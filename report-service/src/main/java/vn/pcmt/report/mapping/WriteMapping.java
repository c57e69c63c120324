package vn.pcmt.report.mapping;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.mapping.MappingText.Label;
import vn.pcmt.report.mapping.MappingText.Layout;
import vn.pcmt.report.mapping.MappingText.UnitName;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** An administrator says how a form of others is read. Imports that are under way keep the edition they began with. */
@Component
class WriteMapping {

    private final FormMappings mappings;
    private final Catalogue catalogue;
    private final FieldNames fields;
    private final Units units;
    private final Clock clock;

    WriteMapping(FormMappings mappings, Catalogue catalogue, FieldNames fields, Units units, Clock clock) {
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.fields = fields;
        this.units = units;
        this.clock = clock;
    }

    /** What a command on a mapping answers. */
    record Written(String code, int edition, long version) {
        private static Written fromReceipt(String code, String receipt) {
            String[] numbers = receipt.split(" ", 2);
            return new Written(code, Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
        }

        private String receipt() {
            return edition + " " + version;
        }
    }

    /** @throws Refusal {@code mapping-exists}, {@code mapping-refused} with the fields at fault */
    Written create(String code, MappingText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "WriteMapping " + code, text);
        Optional<FormMapping> existing = mappings.find(code);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        check(text);
        FormMapping mapping = FormMapping.called(code);
        mapping.say(text, caller.id(), clock.instant());
        Written written = new Written(code, 1, 0);
        mapping.receipts().add(key, fingerprint, written.receipt());
        try {
            mappings.insert(mapping);
            return written;
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(mappings.find(code).orElseThrow(), key, fingerprint);
        }
    }

    /** @throws Refusal {@code mapping-unknown}, {@code stale-revision} and as above */
    Written rewrite(String code, MappingText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "WriteMapping " + code, text);
        return Commands.carryOut(() -> {
            FormMapping mapping =
                    mappings.find(code).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "mapping-unknown", code));
            Optional<String> first = mapping.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return Written.fromReceipt(code, first.get());
            }
            expected.check(mapping.version());
            check(text);
            mapping.say(text, caller.id(), clock.instant());
            Written written = new Written(code, mapping.current().number(), mapping.version() + 1);
            mapping.receipts().add(key, fingerprint, written.receipt());
            mappings.save(mapping);
            return written;
        });
    }

    private static Written firstAnswer(FormMapping mapping, IdempotencyKey key, String fingerprint) {
        return mapping.receipts()
                .answerTo(key, fingerprint)
                .map(receipt -> Written.fromReceipt(mapping.code(), receipt))
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "mapping-exists", mapping.code()));
    }

    private void check(MappingText text) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Template> form = catalogue.template(text.template());
        if (form.isEmpty()) {
            problems.add(new FieldProblem("/template", "template-unknown", text.template()));
        }
        if ((text.layout() == Layout.FORM) == (text.place() == null)) {
            problems.add(new FieldProblem("/place", "place-for-forms-only"));
        }
        checkLabels(text, form.map(this::meanings).orElse(Set.of()), problems);
        checkUnits(text.unitNames(), problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "mapping-refused", problems.size()).withFields(problems);
        }
    }

    private Set<String> meanings(Template form) {
        Set<String> meanings = new HashSet<>(fields.of(form));
        meanings.add(FileLabels.UNIT);
        meanings.add(FileLabels.PERIOD);
        return meanings;
    }

    private static void checkLabels(MappingText text, Set<String> meanings, List<FieldProblem> problems) {
        Set<String> labels = new HashSet<>();
        Set<String> meant = new HashSet<>();
        for (int i = 0; i < text.labels().size(); i++) {
            Label one = text.labels().get(i);
            if (!labels.add(FileLabels.plain(one.label()))) {
                problems.add(new FieldProblem("/labels/" + i + "/label", "label-repeated", one.label()));
            }
            if (!meanings.isEmpty() && !meanings.contains(one.means())) {
                problems.add(new FieldProblem("/labels/" + i + "/means", "meaning-unknown", one.means()));
            } else if (!meant.add(one.means())) {
                problems.add(new FieldProblem("/labels/" + i + "/means", "meaning-repeated", one.means()));
            }
        }
        if (text.layout() == Layout.TABLE && !meant.contains(FileLabels.UNIT)) {
            problems.add(new FieldProblem("/labels", "label-of-unit-missing"));
        }
    }

    private void checkUnits(List<UnitName> names, List<FieldProblem> problems) {
        Map<String, Unit> known =
                units.find(names.stream().map(UnitName::unit).distinct().toList());
        for (int i = 0; i < names.size(); i++) {
            Unit unit = known.get(names.get(i).unit());
            if (unit == null || !unit.isReporting()) {
                problems.add(new FieldProblem(
                        "/units/" + i + "/unit", "unit-unknown", names.get(i).unit()));
            }
        }
    }
}
