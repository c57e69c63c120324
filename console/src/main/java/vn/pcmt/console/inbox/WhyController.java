package vn.pcmt.console.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.LedgerService;
import vn.pcmt.console.services.LedgerService.Owed;
import vn.pcmt.console.services.LedgerService.Question;
import vn.pcmt.console.services.ServiceRefusal;

/** Why somebody was told of something: how the alert came about, how it went out, what else was decided about it. */
@Controller
class WhyController {
    private final LedgerService ledger;

    WhyController(LedgerService ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/hop-viec/{id}/vi-sao")
    String why(Visitor visitor, @PathVariable(name = "id") String id, Model model) {
        var alert = ledger.alert(visitor, id);
        model.addAttribute("a", alert);
        model.addAttribute("decisions", ledger.decisions(visitor, Question.about(alert.obligation(), alert.officer())));
        model.addAttribute("owed", owed(visitor, alert.obligation()));
        return "alert-why";
    }

    /** Of an alert about many, or about a failure, nobody owes anything. */
    private @Nullable Owed owed(Visitor visitor, String obligation) {
        try {
            return ledger.owed(visitor, obligation).value();
        } catch (ServiceRefusal none) {
            if (none.status() == 404) {
                return null;
            }
            throw none;
        }
    }
}
