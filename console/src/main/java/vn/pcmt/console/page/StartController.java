package vn.pcmt.console.page;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;

/** Where a visitor lands, by role, and the pages before and after a session. */
@Controller
class StartController {

    @GetMapping("/")
    String start(Visitor visitor) {
        return visitor.ofCommune() ? "redirect:/bao-cao" : "redirect:/tong-quan";
    }

    @GetMapping("/dang-nhap")
    String signIn(@RequestParam(name = "loi", required = false) @Nullable String failed, Model model) {
        model.addAttribute("kind", failed == null ? "sign-in" : "sign-in-failed");
        return "session";
    }

    @GetMapping("/da-thoat")
    String signedOut(Model model) {
        model.addAttribute("kind", "signed-out");
        return "session";
    }

    /** What the browser shows in place of a page that it has not kept, while there is no network. */
    @GetMapping("/khong-co-mang")
    String withoutNetwork() {
        return "offline";
    }

    /** Also the target of forwards of forms sent too late, whatever their method. */
    @RequestMapping("/phien-het-han")
    String expired(Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("kind", "expired");
        return "session";
    }
}
