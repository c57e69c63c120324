package vn.pcmt.console.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Frame;

/** Where else to go from a page about alerts. What the services refuse is not offered; they decide again on the way. */
@ControllerAdvice(basePackages = {"vn.pcmt.console.inbox", "vn.pcmt.console.alerting"})
class AlertTabs {

    @ModelAttribute("alertTabs")
    List<Frame.Entry> tabs(Visitor visitor, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean answersForOthers = visitor.has(Role.ADMIN)
                || visitor.has(Role.REVIEWER)
                || visitor.has(Role.LEADER)
                || visitor.has(Role.AUDITOR);
        List<Frame.Entry> tabs = new ArrayList<>();
        tabs.add(new Frame.Entry("/hop-viec", "menu.inbox.short", "inbox", path.equals("/hop-viec")));
        tabs.add(tab("/hop-viec/nhat-ky", "journal.tab", "eye", path));
        tabs.add(tab("/hop-viec/cach-nhan", "preference.tab", "bell", path));
        if (answersForOthers) {
            tabs.add(tab("/hop-viec/phan-luong", "route.tab", "send", path));
        }
        if (answersForOthers || visitor.has(Role.COMMUNE_HEAD)) {
            tabs.add(tab("/hop-viec/tam-ngung", "silence.tab", "clock", path));
        }
        if (visitor.has(Role.ADMIN)) {
            tabs.add(tab("/hop-viec/mau-loi", "wording.tab", "file-text", path));
        }
        return tabs;
    }

    private static Frame.Entry tab(String to, String label, String icon, String path) {
        return new Frame.Entry(to, label, icon, path.equals(to) || path.startsWith(to + "/"));
    }
}
