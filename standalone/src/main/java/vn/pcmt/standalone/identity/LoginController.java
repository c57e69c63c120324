package vn.pcmt.standalone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the login page, with what went wrong at the last attempt. */
@Controller
final class LoginController {

    private final IdentityProperties properties;

    LoginController(IdentityProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/dang-nhap")
    String loginPage(
            @RequestParam(name = "da-ra", required = false) @Nullable String loggedOut,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("locked", false);
        model.addAttribute("sample", properties.sample());
        model.addAttribute("console", properties.console());
        model.addAttribute("loggedOut", loggedOut != null);
        model.addAttribute("lockedMinutes", properties.lockedFor().toMinutes());
        HttpSession session = request.getSession(false);
        if (session != null) {
            Object failure = session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
            session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
            if (failure instanceof WrongPasswordException wrong && wrong.remaining() > 0) {
                model.addAttribute("remaining", wrong.remaining());
            } else if (failure instanceof AuthenticationException) {
                model.addAttribute("locked", true);
            }
        }
        return "login";
    }

    /** Who opens the identity provider itself is sent to the console. */
    @GetMapping("/")
    String home() {
        return "redirect:" + properties.console();
    }
}
