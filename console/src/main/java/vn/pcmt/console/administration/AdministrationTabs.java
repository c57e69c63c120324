package vn.pcmt.console.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Frame;

/** Where else to go from a page of the administration, and whether the visitor may change anything. */
@ControllerAdvice(basePackages = "vn.pcmt.console.administration")
class AdministrationTabs {

    @ModelAttribute("tabs")
    List<Frame.Entry> tabs(HttpServletRequest request, Visitor visitor) {
        String path = request.getRequestURI();
        List<Frame.Entry> tabs = new ArrayList<>(List.of(
                tab("/quan-tri/don-vi", "units.tab", "sitemap", path),
                tab("/quan-tri/sap-xep", "reorganisation.tab", "arrows-split", path),
                tab("/quan-tri/can-bo", "officers.tab", "users", path),
                tab("/quan-tri/bieu-mau", "catalogue.tab", "table", path),
                tab("/quan-tri/quy-tac", "rules.tab", "checks", path),
                tab("/quan-tri/lich", "calendar.tab", "calendar-event", path),
                tab("/quan-tri/van-hanh", "maintenance.tab", "scale", path),
                tab("/quan-tri/tinh-trang", "condition.tab", "circle-check", path)));
        if (changes(visitor)) {
            tabs.add(tab("/quan-tri/nhap", "import.tab", "upload", path));
            tabs.add(tab("/quan-tri/su-kien-loi", "letters.tab", "alert-triangle", path));
        }
        tabs.add(tab("/quan-tri/cai-dat", "settings.tab", "settings", path));
        tabs.add(tab("/quan-tri/nhat-ky", "audit.tab", "eye", path));
        return tabs;
    }

    @ModelAttribute("changes")
    boolean changes(Visitor visitor) {
        return visitor.has(Role.ADMIN);
    }

    private static Frame.Entry tab(String to, String label, String icon, String path) {
        return new Frame.Entry(to, label, icon, path.equals(to) || path.startsWith(to + "/"));
    }
}
