package vn.pcmt.console.figures;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;

/** One unit: its figures, reports, duties and standing. */
@Controller
class UnitFiguresController {
    private final ShowUnit show;
    private final OverviewSettings settings;

    UnitFiguresController(ShowUnit show, OverviewSettings settings) {
        this.show = show;
        this.settings = settings;
    }

    /** The visitor's own. */
    @GetMapping("/don-vi")
    String own(Visitor visitor) {
        String unit = visitor.unitKey();
        if (unit == null || !visitor.ofCommune()) {
            return "redirect:/dia-ban";
        }
        return "redirect:"
                + UriComponentsBuilder.fromPath("/don-vi/{unit}")
                        .buildAndExpand(unit)
                        .encode();
    }

    @GetMapping("/don-vi/{unit}")
    String page(
            Visitor visitor,
            @PathVariable(name = "unit") String unit,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            Model model) {
        model.addAttribute("p", show.of(visitor, unit, Vi.month(period).isPresent() ? period : null));
        model.addAttribute("template", settings.template());
        model.addAttribute("asks", visitor.has(Role.LEADER));
        model.addAttribute("reviews", !visitor.ofCommune());
        return "unit";
    }
}
