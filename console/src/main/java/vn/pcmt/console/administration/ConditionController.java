package vn.pcmt.console.administration;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.pcmt.console.services.Conditions;
import vn.pcmt.console.services.Conditions.Condition;
import vn.pcmt.console.services.Conditions.State;

/** Says in plain words what works, what does not, what that means for people, and since when. */
@Controller
class ConditionController {
    private static final String HOME = "/quan-tri/tinh-trang";

    private final Conditions conditions;

    ConditionController(Conditions conditions) {
        this.conditions = conditions;
    }

    @GetMapping(HOME)
    String show(Model model) {
        return view(model, "condition");
    }

    /** The list alone, again and again as long as the page is open. */
    @GetMapping(HOME + "/moi")
    String again(Model model) {
        return view(model, "condition :: list");
    }

    private String view(Model model, String view) {
        List<Condition> seen = conditions.look();
        model.addAttribute("conditions", seen);
        model.addAttribute("well", seen.stream().allMatch(condition -> condition.state() == State.WORKS));
        return view;
    }
}
