package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.sample.Step.Accepted;
import vn.pcmt.report.sample.Step.Corrected;
import vn.pcmt.report.sample.Step.Returned;
import vn.pcmt.report.sample.Step.Submitted;
import vn.pcmt.report.submission.Draft;

/** What happened to one sample report, all of it before now. */
final class SampleStory {

    /** How a report fares. */
    enum Fate {
        MISSING,
        AWAITING_REVIEW,
        RETURNED,
        ACCEPTED,
        LATE,
        RETURNED_THEN_ACCEPTED,
        CORRECTED;

        /** Of a period long past: most are accepted, a few are missing, late, returned or corrected. */
        static Fate past(Chance chance) {
            double share = chance.share();
            if (share < 0.008) {
                return MISSING;
            }
            if (share < 0.06) {
                return LATE;
            }
            if (share < 0.09) {
                return RETURNED_THEN_ACCEPTED;
            }
            return share < 0.11 ? CORRECTED : ACCEPTED;
        }
    }

    static final String MARK = "DỮ LIỆU MẪU";
    static final String EXPLANATION = "Số liệu mẫu, đã kiểm tra lại";
    private static final String MISCOUNTED = "TT02";

    private final Template form;
    private final Map<String, @Nullable String> explanations = new HashMap<>();
    private final Deadlines deadlines;
    private final Chance chance;
    private final Instant now;

    /** @param rules ids of those that may ask for an explanation: which do depends on what is loaded by then */
    SampleStory(Template form, Collection<String> rules, Deadlines deadlines, Chance chance, Instant now) {
        this.form = form;
        rules.forEach(rule -> explanations.put(rule, EXPLANATION));
        this.deadlines = deadlines;
        this.chance = chance;
        this.now = now;
    }

    List<Step> of(Map<String, BigDecimal> figures, Fate fate) {
        Draft right = draft(figures);
        List<Step> steps = new ArrayList<>();
        switch (fate) {
            case MISSING -> {}
            case AWAITING_REVIEW -> steps.add(new Submitted(right, inTime()));
            case ACCEPTED -> {
                steps.add(new Submitted(right, inTime()));
                accepted(steps, 1);
            }
            case LATE -> {
                steps.add(new Submitted(right, late()));
                accepted(steps, 1);
            }
            case RETURNED -> {
                steps.add(new Submitted(draft(miscounted(figures)), inTime()));
                steps.add(new Returned(after(steps, 4, 48)));
            }
            case RETURNED_THEN_ACCEPTED -> {
                steps.add(new Submitted(draft(miscounted(figures)), inTime()));
                steps.add(new Returned(after(steps, 4, 48)));
                steps.add(new Submitted(right, after(steps, 3, 40)));
                accepted(steps, 2);
            }
            case CORRECTED -> {
                steps.add(new Submitted(draft(miscounted(figures)), inTime()));
                accepted(steps, 1);
                steps.add(new Corrected(right, after(steps, 200, 500)));
                accepted(steps, 2);
            }
        }
        return steps;
    }

    private void accepted(List<Step> steps, int revision) {
        steps.add(new Accepted(revision, after(steps, 3, 70)));
    }

    /** On one of the days between the cut-off and the deadline, in office hours where that is possible. */
    private Instant inTime() {
        Instant end = deadlines.dueAt().isBefore(now) ? deadlines.dueAt() : now;
        long days = Duration.between(deadlines.opensAt(), end).toDays();
        Instant at = deadlines
                .opensAt()
                .plus(Duration.ofDays(chance.upTo(days)))
                .plus(Duration.ofMinutes(chance.between(7 * 60 + 30, 16 * 60 + 55)));
        return at.isAfter(end) ? within(deadlines.opensAt(), end) : at;
    }

    private Instant late() {
        Instant at = deadlines.dueAt().plus(Duration.ofMinutes(chance.between(60, 7 * 24 * 60)));
        if (at.isBefore(now)) {
            return at;
        }
        return deadlines.dueAt().isBefore(now) ? within(deadlines.dueAt(), now) : inTime();
    }

    private Instant after(List<Step> steps, int fromHours, int toHours) {
        Instant last = steps.getLast().at();
        Instant at = last.plus(Duration.ofMinutes(chance.between(fromHours * 60, toHours * 60)));
        return at.isBefore(now) ? at : within(last, now);
    }

    private Instant within(Instant from, Instant to) {
        return from.plusMillis((long) (Duration.between(from, to).toMillis() * (0.05 + 0.9 * chance.share())));
    }

    private static Map<String, BigDecimal> miscounted(Map<String, BigDecimal> figures) {
        Map<String, BigDecimal> wrong = new HashMap<>(figures);
        wrong.merge(MISCOUNTED, BigDecimal.valueOf(100), BigDecimal::add);
        return wrong;
    }

    /** Sections without any figure but 0 are declared empty, as a commune would. */
    private Draft draft(Map<String, BigDecimal> figures) {
        Map<String, @Nullable String> values = new HashMap<>();
        List<String> nothing = new ArrayList<>();
        for (Section section : form.sections()) {
            boolean empty = section.mayBeEmpty()
                    && section.indicators().stream()
                            .allMatch(indicator -> figure(figures, indicator).signum() == 0);
            if (empty) {
                nothing.add(section.id());
            } else {
                section.indicators()
                        .forEach(indicator -> values.put(
                                indicator.code(), figure(figures, indicator).toPlainString()));
            }
        }
        return new Draft(values, nothing, MARK, Map.of(), List.of(), explanations);
    }

    private static BigDecimal figure(Map<String, BigDecimal> figures, Indicator indicator) {
        return figures.getOrDefault(indicator.code(), BigDecimal.ZERO);
    }
}
