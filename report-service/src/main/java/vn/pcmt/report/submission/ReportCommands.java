package vn.pcmt.report.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;

/**
 * The order in which every command on a report is carried out: a repetition gets its first answer, a stale version is
 * refused, then the report changes, and one write keeps the change, its event and the receipt.
 */
@Component
public class ReportCommands {

    private static final JsonMapper ANSWERS = JsonMapper.builder().build();

    private final Reports reports;
    private final Catalogue catalogue;
    private final Access access;

    ReportCommands(Reports reports, Catalogue catalogue, Access access) {
        this.reports = reports;
        this.catalogue = catalogue;
        this.access = access;
    }

    /**
     * Carries out a command. The caller's right to it has been checked.
     *
     * @param change of the report, by its template
     * @throws Refusal also whatever the change throws; then nothing is saved
     */
    public ReportOutcome carryOut(ReportCommand command, BiConsumer<Report, Template> change) {
        return carryOutUnchecked(command, (report, form) -> {
            command.seen().check(report.version());
            change.accept(report, form);
        });
    }

    /**
     * The same for a change that looks by itself whether the caller has seen what he changes.
     *
     * @throws Refusal whatever the change throws; then nothing is saved
     */
    public ReportOutcome carryOutUnchecked(ReportCommand command, BiConsumer<Report, Template> change) {
        return Commands.carryOut(() -> attempt(command, change));
    }

    /** One of many commands, with its change of the report, which looks by itself whether the caller has seen it. */
    public record Wanted(ReportCommand command, BiConsumer<Report, Template> change) {}

    /**
     * Carries out many commands, each as if it came alone, reading and writing the reports together. The callers' right
     * to them has been checked.
     *
     * @param prepare is told of all reports and their forms before the first change, to read what the changes need
     * @return in the order of the commands
     */
    public List<ReportAnswer> carryOutAll(List<Wanted> wanted, Consumer<Map<ReportId, Template>> prepare) {
        return together(wanted, prepare, reports::saveAll, one -> carryOutUnchecked(one.command(), one.change()));
    }

    /** The answers that {@link #carryOutAll} would give; nothing changes. */
    public List<ReportAnswer> tryOutAll(List<Wanted> wanted, Consumer<Map<ReportId, Template>> prepare) {
        return together(
                wanted,
                prepare,
                changed -> true,
                one -> decide(existing(one.command().id()), one, () -> {}));
    }

    /**
     * @param save of all that has changed; false if some was changed by others meanwhile
     * @param single what becomes of a command that cannot go with the others
     */
    private List<ReportAnswer> together(
            List<Wanted> wanted,
            Consumer<Map<ReportId, Template>> prepare,
            Predicate<Collection<Report>> save,
            Function<Wanted, ReportOutcome> single) {
        Map<ReportId, Report> found = new HashMap<>();
        Map<ReportId, Template> forms = new HashMap<>();
        reports.find(wanted.stream().map(one -> one.command().id()).distinct().toList()).stream()
                .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                .forEach(report -> {
                    found.put(report.id(), report);
                    forms.put(report.id(), form(report));
                });
        prepare.accept(forms);
        ReportAnswer[] answers = new ReportAnswer[wanted.size()];
        Map<Integer, Report> changed = new LinkedHashMap<>();
        List<Integer> alone = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            Wanted one = wanted.get(i);
            // The second command on one report meets what the first has left, and is carried out after it.
            Report report = found.remove(one.command().id());
            if (report == null) {
                alone.add(i);
                continue;
            }
            int position = i;
            answers[i] = answer(() -> decide(report, one, () -> changed.put(position, report)));
        }
        if (!save.test(changed.values())) {
            // Whoever was saved finds the receipt, whoever lost a race tries again.
            alone.addAll(0, changed.keySet());
        }
        alone.forEach(i -> answers[i] = answer(() -> single.apply(wanted.get(i))));
        return List.of(answers);
    }

    private static ReportAnswer answer(Supplier<ReportOutcome> command) {
        try {
            return new ReportAnswer.Done(command.get());
        } catch (Refusal refused) {
            return new ReportAnswer.Refused(refused);
        }
    }

    private ReportOutcome attempt(ReportCommand command, BiConsumer<Report, Template> change) {
        Report report = existing(command.id());
        return decide(report, new Wanted(command, change), () -> reports.save(report));
    }

    /** Answers a repetition as before; else changes the report and has it saved. */
    private ReportOutcome decide(Report report, Wanted wanted, Runnable save) {
        ReportCommand command = wanted.command();
        String fingerprint = command.fingerprint();
        Optional<String> before = report.receipts().answerTo(command.key(), fingerprint);
        if (before.isPresent()) {
            return ANSWERS.readValue(before.get(), ReportOutcome.class);
        }
        wanted.change().accept(report, form(report));
        ReportOutcome outcome = ReportOutcome.onceSaved(report);
        report.receipts().add(command.key(), fingerprint, ANSWERS.writeValueAsString(outcome));
        save.run();
        return outcome;
    }

    /** @throws Refusal {@code template-unknown}, {@code unit-unknown} or {@code report-not-expected} */
    public Report existing(ReportId id) {
        return reports.find(id)
                .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                .orElseThrow(() -> {
                    if (catalogue.template(id.template()).isEmpty()) {
                        return new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", id.template());
                    }
                    access.unit(id.unitKey());
                    return new Refusal(
                            Refusal.Kind.NOT_FOUND,
                            "report-not-expected",
                            id.unitKey(),
                            id.period().toString());
                });
    }

    /** The version of its template that a report goes by, whatever was published since: the part that its level fills in. */
    public Template form(Report report) {
        return catalogue
                .template(report.id().template(), report.templateVersion())
                .map(form -> form.of(report.level()))
                .orElseThrow(() -> new IllegalStateException(
                        report.id() + " goes by version " + report.templateVersion() + ", which is not there"));
    }
}
