package vn.pcmt.report.submission;

import java.util.Optional;
import java.util.function.BiConsumer;
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
            command.expected().check(report.version());
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

    private ReportOutcome attempt(ReportCommand command, BiConsumer<Report, Template> change) {
        Report report = existing(command.id());
        String fingerprint = command.fingerprint();
        Optional<String> before = report.receipts().answerTo(command.key(), fingerprint);
        if (before.isPresent()) {
            return ANSWERS.readValue(before.get(), ReportOutcome.class);
        }
        change.accept(report, form(report));
        ReportOutcome outcome = ReportOutcome.onceSaved(report);
        report.receipts().add(command.key(), fingerprint, ANSWERS.writeValueAsString(outcome));
        reports.save(report);
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
