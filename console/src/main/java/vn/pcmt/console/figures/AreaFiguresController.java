package vn.pcmt.console.figures;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;

/** An area or group: as a whole, area by area, and who has reported when. */
@Controller
class AreaFiguresController {
    private final ShowArea show;
    private final OverviewSettings settings;

    AreaFiguresController(ShowArea show, OverviewSettings settings) {
        this.show = show;
        this.settings = settings;
    }

    /** The province; or the area that was chosen in the list, which has no script to go there by itself. */
    @GetMapping("/dia-ban")
    String start(@RequestParam(name = "chon", required = false) @Nullable String chosen) {
        String area = chosen == null || chosen.isBlank() ? settings.province() : chosen;
        return "redirect:"
                + UriComponentsBuilder.fromPath(AreaPage.isCommune(area) ? "/don-vi/{area}" : "/dia-ban/{area}")
                        .buildAndExpand(area)
                        .encode();
    }

    @GetMapping("/dia-ban/{area}")
    String page(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "chi-tieu", defaultValue = "") List<String> indicators,
            @RequestParam(name = "sap", required = false) @Nullable String by,
            @RequestParam(name = "chieu", required = false) @Nullable String direction,
            @RequestParam(name = "tim", defaultValue = "") String sought,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            Model model) {
        var wanted = new ShowArea.Wanted(
                Vi.month(period).isPresent() ? period : null,
                indicators.stream()
                        .filter(code -> code.matches("[A-Z]{2,4}\\d{2,3}"))
                        .toList(),
                AreaOrder.of(by, direction),
                sought,
                Math.max(0, page));
        model.addAttribute("p", show.of(visitor, area, wanted));
        model.addAttribute("template", settings.template());
        model.addAttribute("province", settings.province());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "area";
    }

    /** The squares of a country come after the page: there are thousands. */
    @GetMapping("/dia-ban/{area}/so-do")
    String map(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @RequestParam(name = "ky") String period,
            Model model) {
        model.addAttribute("map", show.map(visitor, area, period));
        return "area-map :: map";
    }
}
