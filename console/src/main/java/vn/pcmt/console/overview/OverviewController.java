package vn.pcmt.console.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;

/** The overview, and the part of it that a live update asks for again. */
@Controller
class OverviewController {
    private final ReadOverview read;
    private final OverviewSettings settings;
    private final JsonMapper json;

    OverviewController(ReadOverview read, OverviewSettings settings, JsonMapper json) {
        this.read = read;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping("/tong-quan")
    String page(Visitor visitor, @RequestParam(name = "ky", required = false) @Nullable String period, Model model) {
        fill(visitor, period, model);
        return "overview";
    }

    @GetMapping("/tong-quan/so-lieu")
    String figures(
            Visitor visitor,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            Model model,
            HttpServletResponse response) {
        fill(visitor, period, model);
        model.addAttribute("refetched", true);
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        return "overview-figures :: refetched";
    }

    @GetMapping("/tong-quan/tep/{format:xlsx|docx|csv}")
    ResponseEntity<byte[]> file(
            Visitor visitor, @PathVariable(name = "format") String format, @RequestParam(name = "ky") String period) {
        return read.file(visitor, period, format).answer();
    }

    private void fill(Visitor visitor, @Nullable String period, Model model) {
        Overview overview = read.of(visitor, Vi.month(period).isPresent() ? period : null);
        model.addAttribute("o", overview);
        model.addAttribute("area", settings.province());
        model.addAttribute(
                "opensReports",
                visitor.has(Role.REVIEWER)
                        || visitor.has(Role.LEADER)
                        || visitor.has(Role.ADMIN)
                        || visitor.has(Role.AUDITOR));
        model.addAttribute("chart", chart(overview));
    }

    /** Chart data as JSON that may stand inside a script element: no character of it can end the element. */
    private String chart(Overview overview) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (overview.months() != null) {
            data.put("periods", overview.months().periods());
            data.put("lines", overview.months().lines());
        }
        return json.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
