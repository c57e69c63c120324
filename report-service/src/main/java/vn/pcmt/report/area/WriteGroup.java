package vn.pcmt.report.area;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** An administrator says which areas make up a group. What a group was before stays on record. */
@Component
class WriteGroup {

    private final AreaGroups groups;
    private final Units units;
    private final Clock clock;

    WriteGroup(AreaGroups groups, Units units, Clock clock) {
        this.groups = groups;
        this.units = units;
        this.clock = clock;
    }

    /** What a command on a group answers. */
    record Written(String key, int edition, long version) {
        private static Written fromReceipt(String code, String receipt) {
            String[] numbers = receipt.split(" ", 2);
            return new Written(AreaGroups.GROUP + code, Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
        }

        private String receipt() {
            return edition + " " + version;
        }
    }

    /** @throws Refusal {@code area-group-exists}, {@code area-group-refused} with the fields at fault */
    Written create(String code, GroupText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "WriteGroup " + code, text);
        Optional<AreaGroup> existing = groups.group(code);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        check(text);
        AreaGroup group = AreaGroup.called(code);
        group.become(text, caller.id(), clock.instant());
        Written written = new Written(AreaGroups.GROUP + code, 1, 0);
        group.receipts().add(key, fingerprint, written.receipt());
        try {
            groups.insert(group);
            return written;
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(groups.group(code).orElseThrow(), key, fingerprint);
        }
    }

    /** @throws Refusal {@code area-group-unknown}, {@code stale-revision} and as above */
    Written rewrite(String code, GroupText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "WriteGroup " + code, text);
        return Commands.carryOut(() -> {
            AreaGroup group = groups.group(code)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "area-group-unknown", code));
            Optional<String> first = group.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return Written.fromReceipt(code, first.get());
            }
            expected.check(group.version());
            check(text);
            group.become(text, caller.id(), clock.instant());
            Written written =
                    new Written(AreaGroups.GROUP + code, group.current().number(), group.version() + 1);
            group.receipts().add(key, fingerprint, written.receipt());
            groups.save(group);
            return written;
        });
    }

    private static Written firstAnswer(AreaGroup group, IdempotencyKey key, String fingerprint) {
        return group.receipts()
                .answerTo(key, fingerprint)
                .map(receipt -> Written.fromReceipt(group.code(), receipt))
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "area-group-exists", group.code()));
    }

    private void check(GroupText text) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/nameVi", text.nameVi(), problems);
        FreeText.check("/nameEn", text.nameEn(), problems);
        GroupText.Choice choice = text.choice();
        List<String> named = new ArrayList<>(text.members());
        if (choice != null) {
            named.add(choice.within());
        }
        if (named.isEmpty()) {
            problems.add(new FieldProblem("/members", "area-group-empty"));
        }
        Map<String, Unit> known = units.find(named);
        for (int i = 0; i < named.size(); i++) {
            String pointer = i < text.members().size() ? "/members/" + i : "/choice/within";
            if (!known.containsKey(named.get(i))) {
                problems.add(new FieldProblem(pointer, "member-unknown", named.get(i)));
            } else if (text.members().indexOf(named.get(i)) < i && pointer.startsWith("/members")) {
                problems.add(new FieldProblem(pointer, "area-repeated", named.get(i)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "area-group-refused", problems.size()).withFields(problems);
        }
    }
}
