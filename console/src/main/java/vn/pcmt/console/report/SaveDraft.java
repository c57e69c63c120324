package vn.pcmt.console.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.DraftService;
import vn.pcmt.console.services.DraftService.Clash;
import vn.pcmt.console.services.DraftService.Conflict;
import vn.pcmt.console.services.DraftService.Content;
import vn.pcmt.console.services.DraftService.Merged;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/**
 * Keeps what was typed at the service. What somebody else has changed meanwhile in other fields is taken over; a field
 * that both have changed goes to the visitor, and nothing is written until he has decided.
 */
@Component
class SaveDraft {
    /** Somebody who saves at the same time is met again at most so often. */
    private static final int ROUNDS = 4;

    private final DraftService drafts;
    private final Vi vi;

    SaveDraft(DraftService drafts, Vi vi) {
        this.drafts = drafts;
        this.vi = vi;
    }

    /**
     * What came of it.
     *
     * @param typed what stands in the form now, with the version to go on from
     * @param clashes fields that both have changed; then nothing was kept
     * @param taken what somebody else had changed alone, by field
     */
    record Kept(Typed typed, List<Clash> clashes, Map<FormField, String> taken) {
        boolean clashed() {
            return !clashes.isEmpty();
        }
    }

    /** @throws ServiceRefusal for what a draft may not hold */
    Kept save(Visitor visitor, String id, Typed typed) {
        Typed now = typed;
        Map<FormField, String> taken = new LinkedHashMap<>();
        for (int round = 1; ; round++) {
            Content content = now.content();
            try {
                var saved = drafts.save(visitor, id, content, new Guard(now.etag(), now.mark()));
                return new Kept(now.at(saved.etag()), List.of(), taken);
            } catch (ServiceRefusal refusal) {
                Conflict conflict = refusal.problem().conflict();
                if (!refusal.stale() || conflict == null || round == ROUNDS) {
                    throw refusal;
                }
                Map<FormField, String> theirs = theirs(conflict.merged());
                taken.putAll(theirs);
                now = now.with(theirs).at("\"" + conflict.version() + "\"");
                if (!conflict.conflicts().isEmpty()) {
                    return new Kept(now.undecided(undecided(conflict.conflicts())), conflict.conflicts(), taken);
                }
            }
        }
    }

    /** What of an earlier text is left behind by a report that was sent from elsewhere, laid over the form. */
    Kept overtaken(Typed sent, DraftService.Overtaken left) {
        Map<FormField, String> mine = new LinkedHashMap<>();
        for (Merged field : left.merged()) {
            if (field.from().equals("YOURS")) {
                FormField.at(field.pointer()).ifPresent(f -> mine.put(f, f.shown(field.value(), vi)));
            }
        }
        for (Clash clash : left.conflicts()) {
            FormField.at(clash.pointer()).ifPresent(f -> mine.put(f, f.shown(clash.yours(), vi)));
        }
        return new Kept(sent.with(mine).undecided(undecided(left.conflicts())), left.conflicts(), Map.of());
    }

    private Map<FormField, String> theirs(List<Merged> merged) {
        Map<FormField, String> theirs = new LinkedHashMap<>();
        for (Merged field : merged) {
            if (field.from().equals("THEIRS")) {
                FormField.at(field.pointer()).ifPresent(f -> theirs.put(f, f.shown(field.value(), vi)));
            }
        }
        return theirs;
    }

    private Map<String, String> undecided(List<Clash> clashes) {
        Map<String, String> undecided = new LinkedHashMap<>();
        for (Clash clash : clashes) {
            FormField.at(clash.pointer()).ifPresent(f -> undecided.put(f.name(), f.shown(clash.theirs(), vi)));
        }
        return undecided;
    }
}
