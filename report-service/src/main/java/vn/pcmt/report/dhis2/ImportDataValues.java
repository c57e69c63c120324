package vn.pcmt.report.dhis2;

import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.dhis2.DataValueSet.DataValue;
import vn.pcmt.report.mapping.UnitNames;
import vn.pcmt.report.submission.Draft;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.FormToFill;
import vn.pcmt.report.submission.ReadForms;
import vn.pcmt.report.submission.ReportAnswer;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Submission;
import vn.pcmt.report.submission.SubmitReport;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * A system that speaks to DHIS2 sends figures. Those of one unit, period and form are one report; where one has come in
 * already the figures sent replace its own and the others stay, as DHIS2's do, in a new revision. Judged like any report.
 */
@Component
class ImportDataValues {

    private static final int BATCH = 200;
    private static final String SAYS_THE_SAME = "report-says-the-same";

    private final Catalogue catalogue;
    private final Units units;
    private final ReadForms forms;
    private final SubmitReport submit;
    private final ConflictTexts texts;
    private final Clock clock;

    ImportDataValues(
            Catalogue catalogue, Units units, ReadForms forms, SubmitReport submit, ConflictTexts texts, Clock clock) {
        this.catalogue = catalogue;
        this.units = units;
        this.forms = forms;
        this.submit = submit;
        this.texts = texts;
        this.clock = clock;
    }

    /** The figures of one report, and where each stands in what was sent. */
    private static final class Figures {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, Integer> positions = new HashMap<>();
    }

    private static Figures figures(Map<ReportId, Figures> found, ReportId id) {
        return Objects.requireNonNull(found.get(id));
    }

    /** Asked before anything is read. @throws Refusal {@code forbidden} */
    void requireSender(Caller caller) {
        caller.requireAny(COMMUNE_REPORTER, COMMUNE_HEAD, ADMIN);
        if (caller.unitKey() == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    ImportSummary handle(DataValueSet sent, boolean dryRun, Caller caller, Locale locale) {
        Conflicts conflicts = new Conflicts(texts, locale);
        String code = Objects.requireNonNullElse(sent.dataSet(), Catalogue.MONTHLY);
        Optional<Template> form = catalogue.template(code);
        if (form.isEmpty()) {
            conflicts.addAll(
                    "dataSet",
                    code,
                    "E7600",
                    "template-unknown",
                    sent.dataValues().size());
            return ImportSummary.of(0, 0, conflicts.list(), conflicts.rejected());
        }
        Map<ReportId, Figures> found = sort(sent, form.get(), caller, conflicts);
        int imported = 0;
        int updated = 0;
        List<ReportId> ids = List.copyOf(found.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<ReportId> page = ids.subList(from, Math.min(from + BATCH, ids.size()));
            Map<ReportId, FormToFill> before =
                    forms.all(page).stream().collect(Collectors.toMap(FormToFill::id, Function.identity()));
            List<Submission> submissions = page.stream()
                    .map(id -> submission(id, figures(found, id), before.get(id), caller))
                    .toList();
            List<ReportAnswer> answers = dryRun
                    ? submit.tryOutAll(submissions, caller, clock.instant())
                    : submit.submitAll(submissions, caller, clock.instant());
            for (int i = 0; i < page.size(); i++) {
                Figures figures = figures(found, page.get(i));
                FormToFill report = before.get(page.get(i));
                boolean first = report == null || report.revision() == 0;
                if (answers.get(i) instanceof ReportAnswer.Refused(Refusal refusal)
                        && !refusal.code().equals(SAYS_THE_SAME)) {
                    conflicts.add(page.get(i), refusal, figures.positions);
                } else if (first) {
                    imported += figures.values.size();
                } else {
                    updated += figures.values.size();
                }
            }
        }
        return ImportSummary.of(imported, updated, conflicts.list(), conflicts.rejected());
    }

    private Map<ReportId, Figures> sort(DataValueSet sent, Template form, Caller caller, Conflicts conflicts) {
        UnitNames names = new UnitNames(
                units.within(List.of(Objects.requireNonNull(caller.unitKey()))).stream()
                        .filter(Unit::isReporting)
                        .toList(),
                List.of());
        Set<String> asked =
                catalogue.askedBy(form.code()).stream().map(Indicator::code).collect(Collectors.toSet());
        Map<ReportId, Figures> found = new LinkedHashMap<>();
        for (int i = 0; i < sent.dataValues().size(); i++) {
            DataValue value = sent.dataValues().get(i);
            ReportId id = report(value, sent, form, names, conflicts, i);
            String element = value.dataElement();
            if (element == null || !asked.contains(element)) {
                boolean known = element != null && catalogue.indicator(element).isPresent();
                conflicts.add(
                        i,
                        "dataElement",
                        String.valueOf(element),
                        known ? "E7633" : "E7610",
                        "indicator-unknown",
                        form.code());
            } else if (value.value() == null || value.value().isBlank()) {
                conflicts.add(i, "dataElement", element, "E7618", "blank");
            } else if (id != null) {
                Figures figures = found.computeIfAbsent(id, one -> new Figures());
                figures.values.put(element, value.value());
                figures.positions.put(element, i);
            }
        }
        return found;
    }

    private @Nullable ReportId report(
            DataValue value, DataValueSet sent, Template form, UnitNames names, Conflicts conflicts, int position) {
        String period = value.period() == null ? sent.period() : value.period();
        Optional<ReportingPeriod> meant = period == null ? Optional.empty() : IsoPeriods.of(period, form.periods());
        if (meant.isEmpty()) {
            conflicts.add(
                    position, "period", String.valueOf(period), "E7611", "period-malformed", String.valueOf(period));
            return null;
        }
        String unit = value.orgUnit() == null ? sent.orgUnit() : value.orgUnit();
        UnitNames.Found found =
                names.find(Objects.requireNonNullElse(unit, ""), meant.get().end());
        if (found.unit() == null) {
            conflicts.add(
                    position,
                    "organisationUnit",
                    String.valueOf(unit),
                    "E7612",
                    String.valueOf(found.problem()),
                    String.valueOf(unit));
            return null;
        }
        return new ReportId(form.code(), found.unit().key(), meant.get());
    }

    /**
     * What the latest revision says, with the figures sent in the place of its own. A section is no longer declared empty
     * once a figure of it is sent that is not 0.
     *
     * <p>The key is made of what is sent and what it builds on: the same sent twice is one, the same sent later is not.
     */
    private static Submission submission(ReportId id, Figures figures, @Nullable FormToFill before, Caller caller) {
        FormFields latest = before == null ? FormFields.NONE : before.latest();
        int base = before == null ? 0 : before.revision();
        Map<String, @Nullable String> values = new HashMap<>(latest.values());
        List<String> nothing = new ArrayList<>();
        for (String empty : latest.emptySections()) {
            List<String> codes = before == null
                    ? List.of()
                    : before.form().section(empty).stream()
                            .flatMap(section -> section.indicators().stream())
                            .map(Indicator::code)
                            .toList();
            if (codes.stream().map(figures.values::get).allMatch(figure -> figure == null || figure.equals("0"))) {
                nothing.add(empty);
            } else {
                codes.forEach(code -> values.putIfAbsent(code, "0"));
            }
        }
        values.putAll(figures.values);
        Draft draft = new Draft(
                values,
                nothing,
                latest.text("/note"),
                new HashMap<>(latest.group("narratives")),
                List.of(),
                new HashMap<>(latest.group("explanations")));
        String key = Fingerprint.of(caller, "DataValueSet " + id + " " + base, draft);
        return new Submission(id, draft, base, null, new IdempotencyKey(key));
    }
}
