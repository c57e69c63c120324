package vn.pcmt.console.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.NotificationService;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;

/** The visitor's alerts: read, take on with a promised day. */
@Controller
class InboxController {
    private final NotificationService notifications;

    InboxController(NotificationService notifications) {
        this.notifications = notifications;
    }

    @GetMapping("/hop-viec")
    String inbox(
            Visitor visitor,
            @RequestParam(name = "loc", defaultValue = "") String filter,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            Model model) {
        fill(visitor, filter.equals("chua-doc"), Math.max(0, page), model);
        return "inbox";
    }

    /** The number beside the bell; empty rather than an error when the service is away. */
    @GetMapping("/hop-viec/so")
    String unread(Visitor visitor, Model model) {
        long unread = 0;
        try {
            unread = notifications.inbox(visitor, true, 0).unread();
        } catch (ServiceRefusal | ServiceUnavailable away) {
            unread = 0;
        }
        model.addAttribute("unread", unread);
        return "inbox :: unread";
    }

    @PostMapping("/hop-viec/{id}/da-xem")
    String seen(Visitor visitor, @PathVariable(name = "id") String id) {
        notifications.seen(visitor, id);
        return "redirect:/hop-viec";
    }

    @PostMapping("/hop-viec/{id}/tiep-nhan")
    ModelAndView acknowledge(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            Model model) {
        var promised = Vi.parseDay(day);
        if (promised.isEmpty()) {
            return again(visitor, id, day, null, model);
        }
        try {
            notifications.acknowledge(visitor, id, promised.get().toString());
            return new ModelAndView("redirect:/hop-viec");
        } catch (ServiceRefusal refusal) {
            String detail = refusal.problem().detail();
            return again(visitor, id, day, detail == null ? refusal.problem().title() : detail, model);
        }
    }

    private ModelAndView again(Visitor visitor, String id, String day, @Nullable String detail, Model model) {
        fill(visitor, false, 0, model);
        var page = new ModelAndView("inbox", model.asMap());
        page.addObject("wrong", id);
        page.addObject("typed", day);
        if (detail != null) {
            page.addObject("detail", detail);
        }
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private void fill(Visitor visitor, boolean unreadOnly, int page, Model model) {
        model.addAttribute("inbox", notifications.inbox(visitor, unreadOnly, page));
        model.addAttribute("unreadOnly", unreadOnly);
    }
}
