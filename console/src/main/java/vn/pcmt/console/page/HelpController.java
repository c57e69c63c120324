package vn.pcmt.console.page;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Short texts on each screen. A topic bears the first part of the screen's path, so that any page can point to it. */
@Controller
class HelpController {
    static final List<String> TOPICS = List.of(
            "tong-quan",
            "bao-cao",
            "duyet",
            "cong-bo",
            "hop-viec",
            "quan-tri",
            "tai-khoan",
            "so-lieu",
            "ban-phim",
            "du-lieu-ca-nhan");

    @GetMapping("/tro-giup")
    String help(Model model) {
        model.addAttribute("topics", TOPICS);
        return "help";
    }
}
