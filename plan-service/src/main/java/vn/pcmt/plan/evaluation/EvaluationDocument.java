package vn.pcmt.plan.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.evaluation.EvaluationText.Letterhead;
import vn.pcmt.plan.evaluation.OfficialPage.Look;
import vn.pcmt.plan.evaluation.Outcome.TargetFigure;
import vn.pcmt.plan.plan.PlanFacts;

/**
 * Writes an evaluation as a report under Decree 30/2020/NĐ-CP. Number, date and signature stay blank: clerks register
 * it, and people sign it.
 */
@Component
class EvaluationDocument {
    private static final Look PLAIN_12 = new Look(12, false, false);
    private static final Look BOLD_12 = new Look(12, true, false);
    private static final Look PLAIN_13 = new Look(13, false, false);
    private static final Look BOLD_13 = new Look(13, true, false);
    private static final Look ITALIC_13 = new Look(13, false, true);
    private static final Look PLAIN_14 = new Look(14, false, false);
    private static final Look BOLD_14 = new Look(14, true, false);
    private static final Look PLAIN_11 = new Look(11, false, false);
    private static final Look BOLD_ITALIC_12 = new Look(12, true, true);
    private static final int LEFT = 3371;
    private static final int RIGHT = OfficialPage.TEXT_WIDTH - LEFT;
    /** What the motto measures at 13 points bold, for a rule of its length. */
    private static final int MOTTO = 3250;

    private final DocumentWords words = new DocumentWords();
    private final EvaluationSettings settings;

    EvaluationDocument(EvaluationSettings settings) {
        this.settings = settings;
    }

    byte[] write(PlanFacts plan, EvaluationText text, Outcome outcome, List<ModelView> models) {
        OfficialPage page = new OfficialPage();
        Letterhead head = text.letterhead() == null ? settings.letterhead().letterhead() : text.letterhead();
        head(page, head);
        title(page, plan, text);
        paragraphs(page, "section.results", text.situation(), text.results());
        figures(page, outcome);
        paragraphs(page, "section.difficulties", text.difficulties());
        items(page, "section.remaining", remaining(outcome));
        items(
                page,
                "section.lessons",
                text.lessons().stream().map(one -> words.get("lesson", one)).toList());
        items(
                page,
                "section.models",
                models.stream()
                        .map(model -> words.get("model", model.name(), model.communes(), model.provinces()))
                        .toList());
        paragraphs(page, "section.proposals", text.proposals());
        paragraphs(page, "section.next", text.nextTasks());
        foot(page, head, text.recipients());
        return page.bytes();
    }

    private void head(OfficialPage page, Letterhead head) {
        XWPFTable columns = page.columns(2, LEFT, RIGHT);
        OfficialPage.Lines issuer = OfficialPage.in(columns, 0, 0, LEFT);
        if (head.parent() != null) {
            issuer.centred(DocumentWords.capitals(head.parent()), PLAIN_12);
        }
        issuer.centred(DocumentWords.capitals(head.issuer()), BOLD_12).rule(LEFT * 2 / 5);
        OfficialPage.in(columns, 0, 1, RIGHT)
                .centred(words.get("state"), BOLD_12)
                .centred(words.get("motto"), BOLD_13)
                .rule(MOTTO);
        OfficialPage.in(columns, 1, 0, LEFT).centred(words.get("number", head.symbol()), PLAIN_13);
        OfficialPage.in(columns, 1, 1, RIGHT).centred(words.get("date", head.place()), ITALIC_13);
    }

    private void title(OfficialPage page, PlanFacts plan, EvaluationText text) {
        page.gap();
        if (plan.sample()) {
            page.centred(words.get("sample"), ITALIC_13);
        }
        page.centred(words.get("report"), BOLD_14);
        page.centred(words.get("subject", plan.title()), BOLD_14);
        page.rule(OfficialPage.TEXT_WIDTH / 5);
        if (text.addressee() != null) {
            page.centred(words.get("addressee", text.addressee()), PLAIN_14);
            page.gap();
        }
    }

    private void paragraphs(OfficialPage page, String section, @Nullable String... texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            if (text != null) {
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
            }
        }
        items(page, section, lines);
    }

    private void items(OfficialPage page, String section, List<String> lines) {
        page.heading(words.get(section));
        if (lines.isEmpty()) {
            page.body(words.get("none"));
        }
        lines.forEach(page::body);
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

    private void foot(OfficialPage page, Letterhead head, List<String> recipients) {
        // A signature is never alone on its page.
        page.keepLastWithNext();
        page.gap();
        page.keepLastWithNext();
        XWPFTable columns = page.columns(1, OfficialPage.TEXT_WIDTH / 2, OfficialPage.TEXT_WIDTH / 2);
        OfficialPage.Lines left = OfficialPage.in(columns, 0, 0, OfficialPage.TEXT_WIDTH / 2)
                .left(words.get("recipients"), BOLD_ITALIC_12);
        recipients.forEach(recipient -> left.left(words.get("recipient", recipient), PLAIN_11));
        left.left(words.get("filed"), PLAIN_11);
        OfficialPage.Lines right = OfficialPage.in(columns, 0, 1, OfficialPage.TEXT_WIDTH / 2)
                .centred(DocumentWords.capitals(head.authority()), BOLD_14)
                .centred(DocumentWords.capitals(head.title()), BOLD_14);
        IntStream.range(0, 4).forEach(blank -> right.centred("", BOLD_13));
        columns.getRow(0).setCantSplitRow(true);
    }
}
