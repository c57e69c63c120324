package vn.pcmt.console.report;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.report.SaveDraft.Kept;
import vn.pcmt.console.report.ShowReport.Verdict;
import vn.pcmt.console.services.DraftService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;

/**
 * Does with what was typed what its unit wants: keeps it, sends it, or hands it to the head of the commune. Everything
 * begins with keeping it, so that a conflict is found before anything is sent. The rules are the service's.
 */
@Component
class SendReport {
    private final DraftService drafts;
    private final SaveDraft save;
    private final AttachFile attach;
    private final ShowReport show;

    SendReport(DraftService drafts, SaveDraft save, AttachFile attach, ShowReport show) {
        this.drafts = drafts;
        this.save = save;
        this.attach = attach;
        this.show = show;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The service has it. */
        record Taken() implements Outcome {}

        /** The form again, with what is wrong. */
        record Again(ReportForm form) implements Outcome {}

        /** The service does not even say what the form looks like: what was typed is all there is. */
        record Unreachable(Typed typed) implements Outcome {}
    }

    /** A command on the draft as it was kept. */
    @FunctionalInterface
    interface Command {
        void on(Typed kept);
    }

    /**
     * Sends once; whatever comes of it, nothing that was typed is lost.
     *
     * @param file chosen and not attached yet, which is not left behind; null if there is none
     */
    Outcome send(Visitor visitor, String id, Typed typed, @Nullable MultipartFile file) {
        return carryOut(
                visitor,
                id,
                typed,
                kept -> {
                    Typed whole = file == null || file.isEmpty() ? kept : attach.to(visitor, id, kept, file);
                    drafts.submit(visitor, id, new Guard(whole.etag(), whole.key()));
                },
                true);
    }

    /** Asks the head of the commune to send it. */
    Outcome propose(Visitor visitor, String id, Typed typed) {
        return carryOut(
                visitor, id, typed, kept -> drafts.propose(visitor, id, new Guard(kept.etag(), kept.key())), true);
    }

    /** Keeps it. */
    Outcome keep(Visitor visitor, String id, Typed typed) {
        return carryOut(visitor, id, typed, kept -> {}, false);
    }

    /** Keeps it and does something that needs what is kept. */
    Outcome keepAnd(Visitor visitor, String id, Typed typed, Command command) {
        return carryOut(visitor, id, typed, command, false);
    }

    /** Gives a proposed draft back to who proposed it. It is not written over: a proposal ends with the first change. */
    Outcome giveBack(Visitor visitor, String id, Typed typed, String remark) {
        try {
            drafts.sendBack(visitor, id, remark.strip(), new Guard(typed.etag(), typed.key()));
            return new Outcome.Taken();
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, typed.anew(), new Verdict(refusal, false, null, null));
        } catch (ServiceUnavailable away) {
            return again(visitor, id, typed, new Verdict(null, false, "unreachable", null));
        }
    }

    /** Throws away what was written since the report was last sent. */
    Outcome discard(Visitor visitor, String id, Typed typed) {
        try {
            drafts.discard(visitor, id, new Guard(typed.etag(), typed.key()));
            return new Outcome.Taken();
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, typed.anew(), new Verdict(refusal, false, null, null));
        } catch (ServiceUnavailable away) {
            return again(visitor, id, typed, new Verdict(null, false, "unreachable", null));
        }
    }

    private Outcome carryOut(Visitor visitor, String id, Typed typed, Command command, boolean sends) {
        if (!typed.undecided().isEmpty()) {
            return again(visitor, id, typed, new Verdict(null, false, "conflict", null));
        }
        if (sends && !typed.malformed().isEmpty()) {
            return again(visitor, id, typed, new Verdict(null, true, "fields", null));
        }
        Typed kept = typed;
        boolean isKept = typed.attempted().equals(typed.mark());
        try {
            // What was sent without an answer may have been taken: only the same command with the same key tells.
            if (!isKept) {
                Kept saved = save.save(visitor, id, typed);
                if (saved.clashed()) {
                    return clashed(visitor, id, saved);
                }
                kept = saved.typed();
                isKept = true;
            }
            command.on(kept);
            return new Outcome.Taken();
        } catch (ServiceRefusal refusal) {
            return refused(visitor, id, kept, refusal, sends);
        } catch (ServiceUnavailable unknownOutcome) {
            return again(visitor, id, isKept ? kept.unanswered() : kept, new Verdict(null, false, "unreachable", null));
        }
    }

    /** Somebody who wrote between the keeping and the sending is met by keeping once more. */
    private Outcome refused(Visitor visitor, String id, Typed typed, ServiceRefusal refusal, boolean sends) {
        if (refusal.stale()) {
            try {
                Kept saved = save.save(visitor, id, typed.anew());
                return clashed(visitor, id, saved);
            } catch (ServiceRefusal | ServiceUnavailable stillNot) {
                return again(visitor, id, typed.anew(), new Verdict(refusal, sends, null, null));
            }
        }
        return again(visitor, id, typed.anew(), new Verdict(refusal, sends, null, null));
    }

    private Outcome clashed(Visitor visitor, String id, Kept kept) {
        try {
            return new Outcome.Again(show.clashed(visitor, id, kept));
        } catch (ServiceUnavailable away) {
            return new Outcome.Unreachable(kept.typed());
        }
    }

    private Outcome again(Visitor visitor, String id, Typed typed, Verdict verdict) {
        try {
            return new Outcome.Again(show.again(visitor, id, typed, verdict));
        } catch (ServiceUnavailable away) {
            return new Outcome.Unreachable(typed);
        }
    }
}
