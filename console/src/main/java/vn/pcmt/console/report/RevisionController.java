package vn.pcmt.console.report;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;

/** The history of a report: what changed from one revision to another, for its unit and for those who review it. */
@Controller
class RevisionController {
    private final CompareRevisions compare;

    RevisionController(CompareRevisions compare) {
        this.compare = compare;
    }

    @GetMapping({"/bao-cao/{id}/so-sanh", "/duyet/{id}/so-sanh"})
    String compare(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "tu", required = false) @Nullable Long from,
            @RequestParam(name = "den", required = false) @Nullable Long to,
            Model model) {
        model.addAttribute("d", compare.of(visitor, id, from, to));
        model.addAttribute("base", visitor.ofCommune() ? "/bao-cao/{id}" : "/duyet/{id}");
        return "revisions";
    }
}
