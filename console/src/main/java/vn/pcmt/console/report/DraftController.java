package vn.pcmt.console.report;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.report.SaveDraft.Kept;
import vn.pcmt.console.report.ShowReport.Verdict;
import vn.pcmt.console.services.ServiceRefusal;

/** Keeps a form while somebody types, and says what the rules and others say of it; the script puts that in its place. */
@Controller
class DraftController {
    private static final int UNPROCESSABLE = 422;

    private final SaveDraft save;
    private final ShowReport show;
    private final Clock clock;

    DraftController(SaveDraft save, ShowReport show, Clock clock) {
        this.save = save;
        this.show = show;
        this.clock = clock;
    }

    @PostMapping("/bao-cao/{id}/nhap")
    String keep(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam MultiValueMap<String, String> posted,
            HttpServletResponse response,
            Model model) {
        Typed typed = Typed.of(posted);
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        model.addAttribute("at", clock.instant());
        if (!typed.undecided().isEmpty()) {
            // Nothing is written over what somebody else has written before the visitor has decided.
            return live(show.live(visitor, id, typed, null, Verdict.NONE), false, model);
        }
        try {
            Kept kept = save.save(visitor, id, typed);
            return live(show.live(visitor, id, kept.typed(), kept, Verdict.NONE), !kept.clashed(), model);
        } catch (ServiceRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            return live(show.live(visitor, id, typed, null, new Verdict(refusal, false, null, null)), false, model);
        }
    }

    private static String live(ReportForm form, boolean kept, Model model) {
        model.addAttribute("f", form);
        model.addAttribute("kept", kept);
        return "report-parts :: live";
    }
}
