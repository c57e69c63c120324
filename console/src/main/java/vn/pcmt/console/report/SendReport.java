package vn.pcmt.console.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.report.ReportForm.Faults;
import vn.pcmt.console.report.ReportForm.Trouble;
import vn.pcmt.console.report.ReportForm.Typed;
import vn.pcmt.console.services.Problem;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Correction;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.Submission;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;

/** Sends what was typed. The rules are the service's; here is only checked that numbers are numbers. */
@Component
class SendReport {
    private static final String VALUES = "/values/";
    private static final String EXPLANATIONS = "/explanations/";
    private final ReportService reports;
    private final ShowReport show;
    private final MessageSource messages;

    SendReport(ReportService reports, ShowReport show, MessageSource messages) {
        this.reports = reports;
        this.show = show;
        this.messages = messages;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The service has it. */
        record Taken() implements Outcome {}

        /** The form again, with what is wrong. */
        record Again(ReportForm form) implements Outcome {}

        /** The service does not even say what the form looks like: what was typed is all there is. */
        record Unreachable(Typed typed, boolean correction) implements Outcome {}
    }

    /** Sends once; whatever comes of it, nothing that was typed is lost. */
    Outcome send(Visitor visitor, String id, Typed typed, boolean correction) {
        Map<String, String> errors = new LinkedHashMap<>();
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        typed.values().forEach((code, text) -> {
            if (text.isBlank()) {
                return;
            }
            Vi.parse(text).ifPresentOrElse(value -> values.put(code, value), () -> errors.put(code, say("form.nan")));
        });
        if (!errors.isEmpty()) {
            return again(visitor, id, typed, correction, new Faults(errors, Map.of()), new Trouble("fields", null));
        }
        if (correction && typed.reason().isBlank()) {
            return again(visitor, id, typed, correction, Faults.NONE, new Trouble("refused", say("form.reason.none")));
        }
        String note = typed.note().isBlank() ? null : typed.note().strip();
        try {
            var guard = new Guard(typed.etag(), typed.key());
            if (correction) {
                var content = new Correction(
                        values,
                        typed.nothing(),
                        note,
                        typed.explanations(),
                        typed.reason().strip());
                reports.correct(visitor, id, content, guard);
            } else {
                reports.submit(visitor, id, new Submission(values, typed.nothing(), note, typed.explanations()), guard);
            }
            return new Outcome.Taken();
        } catch (ServiceRefusal refusal) {
            return refused(visitor, id, typed, correction, refusal);
        } catch (ServiceUnavailable unknownOutcome) {
            // The key stays: if the first sending was taken after all, sending again has the same answer.
            return again(visitor, id, typed, correction, Faults.NONE, new Trouble("unreachable", null));
        }
    }

    private Outcome again(Visitor visitor, String id, Typed typed, boolean correction, Faults faults, Trouble trouble) {
        try {
            return new Outcome.Again(show.again(visitor, id, typed, faults, trouble));
        } catch (ServiceUnavailable away) {
            return new Outcome.Unreachable(typed, correction);
        }
    }

    private Outcome refused(Visitor visitor, String id, Typed typed, boolean correction, ServiceRefusal refusal) {
        Problem problem = refusal.problem();
        Map<String, String> errors = new LinkedHashMap<>();
        Map<String, List<String>> rules = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (var field : problem.fields()) {
            @Nullable String pointer = field.pointer();
            String message = field.message() == null ? String.valueOf(field.code()) : field.message();
            if (pointer != null && pointer.startsWith(EXPLANATIONS)) {
                rules.computeIfAbsent(pointer.substring(EXPLANATIONS.length()), rule -> new ArrayList<>())
                        .add(message);
            } else if (pointer != null && pointer.startsWith(VALUES)) {
                errors.merge(pointer.substring(VALUES.length()), message, (a, b) -> a + " " + b);
            } else if (field.message() != null) {
                others.add(field.message());
            }
        }
        String kind =
                refusal.stale() ? "conflict" : !errors.isEmpty() ? "fields" : rules.isEmpty() ? "refused" : "explain";
        // A refused command left no receipt; another content needs another key.
        var again = new Typed(
                typed.values(),
                typed.nothing(),
                typed.note(),
                typed.reason(),
                typed.explanations(),
                typed.etag(),
                UUID.randomUUID().toString());
        return again(
                visitor, id, again, correction, new Faults(errors, rules), new Trouble(kind, detail(problem, others)));
    }

    /** Faults outside the values, such as in the note, have no field of their own in the list. */
    private static @Nullable String detail(Problem problem, List<String> others) {
        if (others.isEmpty()) {
            return problem.detail();
        }
        String all = String.join(" ", others);
        return problem.detail() == null ? all : problem.detail() + " " + all;
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
