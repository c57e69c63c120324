package vn.pcmt.plan.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.document.DocumentWords;
import vn.pcmt.kit.document.Letterhead;
import vn.pcmt.kit.document.OfficialPage;
import vn.pcmt.kit.document.OfficialReport;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.evaluation.Outcome.TargetFigure;
import vn.pcmt.plan.plan.PlanFacts;

/** Writes an evaluation as a report under Decree 30/2020/NĐ-CP. */
@Component
class EvaluationDocument {

    private final DocumentWords words = DocumentWords.beside(EvaluationDocument.class);
    private final EvaluationSettings settings;

    EvaluationDocument(EvaluationSettings settings) {
        this.settings = settings;
    }

    byte[] write(PlanFacts plan, EvaluationText text, Outcome outcome, List<ModelView> models) {
        Letterhead head = text.letterhead() == null ? settings.letterhead().letterhead() : text.letterhead();
        OfficialReport report =
                new OfficialReport(head, plan.sample(), words.get("subject", plan.title()), text.addressee());
        report.section(words.get("section.results"), text.situation(), text.results());
        figures(report.page(), outcome);
        report.section(words.get("section.difficulties"), text.difficulties());
        report.section(words.get("section.remaining"), remaining(outcome));
        report.section(
                words.get("section.lessons"),
                text.lessons().stream().map(one -> words.get("lesson", one)).toList());
        report.section(
                words.get("section.models"),
                models.stream()
                        .map(model -> words.get("model", model.name(), model.communes(), model.provinces()))
                        .toList());
        report.section(words.get("section.proposals"), text.proposals());
        report.section(words.get("section.next"), text.nextTasks());
        return report.finish(text.recipients());
    }

    private void figures(OfficialPage page, Outcome outcome) {
        page.heading(words.get("section.figures"));
        List<TargetFigure> targets = outcome.targets();
        if (targets.isEmpty()) {
            page.body(words.get("none"));
            return;
        }
        page.grid(
                List.of(
                        words.get("column.number"),
                        words.get("column.target"),
                        words.get("column.baseline"),
                        words.get("column.goal"),
                        words.get("column.actual"),
                        words.get("column.status")),
                IntStream.range(0, targets.size())
                        .mapToObj(i -> row(i + 1, targets.get(i)))
                        .toList(),
                750,
                3221,
                1200,
                1200,
                1200,
                1500);
        page.body(words.get("asOf", words.day(LocalDate.ofInstant(outcome.asOf(), VietnamTime.ZONE))));
    }

    private List<String> row(int number, TargetFigure target) {
        return List.of(
                Integer.toString(number),
                target.title(),
                words.number(target.baseline()),
                words.number(target.goal()),
                words.number(target.actual()),
                words.get("status." + target.status()));
    }

    private List<String> remaining(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.openTasks()
                .forEach(task -> lines.add(
                        task.deadline() == null
                                ? words.get("task.open-ended", task.title(), "", task.progress())
                                : words.get("task", task.title(), words.day(task.deadline()), task.progress())));
        outcome.obstacles().forEach(obstacle -> lines.add(words.get("obstacle", obstacle.title())));
        return lines;
    }
}
